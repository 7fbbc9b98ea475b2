package dev.athanor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Datasets of a hub, which asks for a token. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
@QuarkusTestResource(value = HubResource.class, restrictToAnnotatedClass = true)
class HubDatasetsIT {

    private static final String REQUEST = """
            {"name": "%s", "form": "labelled", "columns": {"text": "text", "label": "label"},
             "source": {"kind": "hub", "dataset": "tales/%s"%s}}""";

    @Inject
    ArtifactStore store;

    @Test
    void datasetOfTheHubBecomesOneOfOursAndNamesItsCommit() {
        var job = RequestedJobs.completed(REQUEST.formatted("hub-stories", "stories", ""));

        var manifest = FolderReader.find(store, new DatasetAddress("hub-stories", job.version()).prefix())
                .orElseThrow();
        var description = manifest.attributes(DatasetDescription.class);
        assertThat(description.source())
                .isEqualTo(new TextSource.HubDataset(
                        "tales/stories", "default", "train", "refs/convert/parquet", HubResource.COMMIT, null));
        var samples = description.statistics().samples();
        assertThat(samples).isNotNull();
        assertThat(samples.train() + samples.validation()).isEqualTo(80);
        assertThat(samples.labels()).isEqualTo(2);
    }

    @Test
    void tokenIsInNoObject() {
        var job = RequestedJobs.completed(REQUEST.formatted("hub-secret", "stories", ""));

        for (String key : store.list("datasets/hub-secret/" + job.version() + "/")) {
            assertThat(new String(store.find(key).orElseThrow(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(HubResource.TOKEN);
        }
    }

    @Test
    void limitTakesTheFirstRows() {
        var job = RequestedJobs.completed(REQUEST.formatted("hub-limited", "stories", ", \"limit\": 30"));

        var samples = FolderReader.find(store, new DatasetAddress("hub-limited", job.version()).prefix())
                .orElseThrow()
                .attributes(DatasetDescription.class)
                .statistics()
                .samples();
        assertThat(samples).isNotNull();
        assertThat(samples.train() + samples.validation()).isEqualTo(30);
    }

    @Test
    void whatTheHubDoesNotHaveIsRefusedAtOnce() {
        RequestedJobs.post(REQUEST.formatted("hub-none", "none", ""))
                .then()
                .statusCode(422)
                .body("code", equalTo("source-not-found"))
                .body("detail", containsString("The hub has no dataset tales/none"));
        RequestedJobs.post(REQUEST.formatted("hub-none", "stories", ", \"split\": \"dev\""))
                .then()
                .statusCode(422)
                .body("detail", containsString("no split 'dev': name one of train"));
    }
}
