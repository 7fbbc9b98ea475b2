package dev.athanor.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Datasets from many objects of the store. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class ObjectDatasetsIT {

    private static final String REQUEST = """
            {"name": "%s", "validationFraction": 0.3, "source": {"kind": "objects", "pattern": "%s"}%s}""";

    private final String corpus = "texts/" + UUID.randomUUID();

    @Inject
    ArtifactStore store;

    @Test
    void filesBelowAPrefixAreDocuments() throws IOException {
        for (int i = 0; i < 20; i++) {
            put(
                    "%02d.txt".formatted(i),
                    "Document number %d says this.\n".formatted(i).getBytes(StandardCharsets.UTF_8));
        }
        put("deep/last.txt.gz", gzip("The last document lies deeper.\n"));

        var job = RequestedJobs.completed(REQUEST.formatted("below-a-prefix", corpus + "/", ""));

        var description = description("below-a-prefix", job.version());
        assertThat(description.form()).isEqualTo(DatasetForm.TEXT);
        assertThat(description.source()).isInstanceOfSatisfying(TextSource.StoredObjects.class, source -> {
            assertThat(source.pattern()).isEqualTo(corpus + "/");
            assertThat(source.listing()).isNotNull();
            assertThat(source.listing().objects()).isEqualTo(21);
        });
        assertThat(description.statistics().characters()).isBetween(500L, 700L);
        assertThat(store.exists(corpus + "/00.txt")).isTrue();
    }

    @Test
    void formatOfManyFilesIsKnownByTheirNames() throws IOException {
        for (int i = 0; i < 3; i++) {
            put("part-%d.jsonl.gz".formatted(i), gzip(rows(i)));
        }

        var job = RequestedJobs.completed(REQUEST.formatted(
                "by-their-names",
                corpus + "/",
                ", \"form\": \"labelled\", \"columns\": {\"text\": \"t\", \"label\": \"l\"}"));

        var samples = description("by-their-names", job.version()).statistics().samples();
        assertThat(samples).isNotNull();
        assertThat(samples.train() + samples.validation()).isEqualTo(60);
        assertThat(samples.labels()).isEqualTo(2);
    }

    @Test
    void filesOfSeveralFormatsAreRefusedUntilOneIsSaid() throws IOException {
        put("a.jsonl", rows(0).getBytes(StandardCharsets.UTF_8));
        put("b.txt", "A text.".getBytes(StandardCharsets.UTF_8));

        RequestedJobs.post(REQUEST.formatted("mixed-formats", corpus + "/", ""))
                .then()
                .statusCode(400)
                .body("detail", containsString("jsonl (" + corpus + "/a.jsonl), text (" + corpus + "/b.txt)"));
        RequestedJobs.completed(REQUEST.formatted("mixed-formats", corpus + "/", ", \"format\": \"text\""));
    }

    @Test
    void patternThatNothingMatchesIsRefusedAtOnce() {
        RequestedJobs.post(REQUEST.formatted("nothing-matches", corpus + "/*.txt", ""))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("source-not-found"))
                .body("detail", containsString("matches " + corpus + "/*.txt: nothing lies below '" + corpus + "/'"));
        given().get("/api/datasets/nothing-matches").then().statusCode(404);
    }

    @Test
    void fileOfManyThatIsOfAnotherEncodingIsNamed() {
        put("a.txt", "A text in UTF-8.\n".getBytes(StandardCharsets.UTF_8));
        put("b.txt", "Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        var job = RequestedJobs.failed(REQUEST.formatted("wrong-encoding", corpus + "/", ""));

        assertThat(job.failure()).isNotNull();
        assertThat(job.failure().code()).isEqualTo("text-is-not-utf8");
        assertThat(job.failure().message()).contains("In " + corpus + "/b.txt: The text is not UTF-8: byte 3 (0xe9)");
        assertThat(store.list("datasets/wrong-encoding/")).isEmpty();
    }

    private DatasetDescription description(String dataset, String version) {
        return FolderReader.find(store, new DatasetAddress(dataset, version).prefix())
                .orElseThrow()
                .attributes(DatasetDescription.class);
    }

    private void put(String name, byte[] content) {
        store.put(corpus + "/" + name, content);
    }

    private static String rows(int part) {
        var rows = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            rows.append("{\"t\": \"Row %d of part %d.\", \"l\": %d}\n".formatted(i, part, i % 2));
        }
        return rows.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
