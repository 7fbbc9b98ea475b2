package dev.athanor.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.data.catalogue.JobView;
import dev.athanor.data.row.ParquetFiles;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets from Parquet, of some rows of a table, and of conversations. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class TableDatasetsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LABELLED =
            "{\"name\": \"%s\", \"form\": \"labelled\", \"columns\": {\"text\": \"review\", \"label\": \"stars\"}%s}";

    @Inject
    ArtifactStore store;

    @TempDir
    Path folder;

    @Test
    void parquetBecomesALabelledDataset() throws IOException {
        var job = completed(upload(LABELLED.formatted("parquet", ""), "reviews.parquet", reviews(200)));

        var description = folder("parquet", job).attributes(DatasetDescription.class);
        assertThat(description.labels()).containsExactly("1", "2", "3", "4", "5");
        assertThat(description.recipe()).isNotNull();
        given().get("/api/datasets/parquet/latest/preview?split=train&samples=1")
                .then()
                .statusCode(200)
                .body("samples[0].text", startsWith("[CLS]review number "));
    }

    @Test
    void archiveOfParquetFilesIsReadOneAfterTheOther() throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            for (int part = 0; part < 3; part++) {
                zip.putNextEntry(new ZipEntry("data/train-%05d-of-00003.parquet".formatted(part)));
                zip.write(reviews(100));
            }
        }

        var job = completed(upload(
                LABELLED.formatted("parquet-folder", ", \"removeDuplicates\": true"),
                "reviews.parquet.zip",
                archive.toByteArray()));

        var samples = folder("parquet-folder", job)
                .attributes(DatasetDescription.class)
                .statistics()
                .samples();
        assertThat(samples).isNotNull();
        assertThat(samples.train() + samples.validation()).isEqualTo(100);
        given().get("/api/datasets/parquet-folder/latest/statistics").then().body("removedDuplicates", equalTo(200));
    }

    @Test
    void selectionTakesRowsAndStatisticsSayHowManyItLeft() throws IOException {
        var selection = ", \"selection\": {\"where\": \"lang = 'en' and stars > 1\", \"sample\": 50, \"seed\": 7}";

        var first = completed(upload(LABELLED.formatted("selected", selection), "reviews.parquet", reviews(500)));
        var second = completed(upload(LABELLED.formatted("selected", selection), "reviews.parquet", reviews(500)));

        assertThat(second.version()).isEqualTo(first.version());
        given().get("/api/datasets/selected/latest/statistics")
                .then()
                .body("unselectedRows", equalTo(450))
                .body("samples.labels.keySet()", equalTo(new LinkedHashSet<>(List.of("2", "3", "4", "5"))));
    }

    @Test
    void conditionThatMakesNoSenseIsRefusedAtOnceWithTheColumns() throws IOException {
        upload(
                        LABELLED.formatted("senseless", ", \"selection\": {\"where\": \"size(review) > 3\"}"),
                        "reviews.parquet",
                        reviews(10))
                .then()
                .statusCode(422)
                .body("code", equalTo("selection-is-wrong"))
                .body("detail", containsString("size"))
                .body("detail", containsString("The columns are review (VARCHAR), stars (BIGINT), lang (VARCHAR)."));
    }

    @Test
    void conversationsBecomeDocumentsAndTheirTemplateStaysWithTheVersion() throws IOException {
        var query =
                "select [{'role': 'user', 'content': 'Question ' || i}, {'role': 'assistant', 'content': 'Answer ' || i}] as chat from range(50) t(i)";
        var file = Files.readAllBytes(ParquetFiles.write(folder.resolve("chat.parquet"), query));

        var job = completed(upload(
                "{\"name\": \"chats\", \"columns\": {\"messages\": \"chat\"}, \"tokenizer\": {\"kind\": \"bpe\", \"vocabularySize\": 300}}",
                "chat.parquet",
                file));

        given().get("/api/datasets/chats/latest/preview?split=train")
                .then()
                .body("samples[0].text", containsString("<|im_start|>user\nQuestion "))
                .body("samples[0].text", containsString("<|im_end|>\n<|im_start|>assistant\nAnswer "));
        var configuration =
                JsonFormat.mapper().readTree(folder("chats", job).read(DatasetAddress.TOKENIZER_CONFIGURATION));
        assertThat(configuration.path("chat_template").asText()).contains("<|im_start|>");
    }

    @Test
    void rowThatIsNoConversationIsNamed() {
        upload(
                        "{\"name\": \"no-chats\", \"columns\": {\"messages\": \"messages\"}}",
                        "chat.jsonl",
                        "{\"messages\": [{\"role\": \"user\", \"content\": \"a\"}]}\n{\"messages\": [{\"role\": \"user\"}]}\n"
                                .getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body("code", equalTo("value-has-wrong-type"))
                .body("detail", startsWith("Line 2: message 1 of 'messages' has no role or no content"));
    }

    private byte[] reviews(int rows) throws IOException {
        var query =
                "select 'review number ' || i as review, i %% 5 + 1 as stars, if(i %% 2 = 0, 'en', 'de') as lang from range(%d) t(i)"
                        .formatted(rows);
        return Files.readAllBytes(ParquetFiles.write(folder.resolve("reviews.parquet"), query));
    }

    private FolderReader folder(String dataset, JobView job) {
        return FolderReader.find(store, new DatasetAddress(dataset, job.version()).prefix())
                .orElseThrow();
    }

    private static Response upload(String request, String fileName, byte[] file) {
        return given().multiPart("request", request, "application/json")
                .multiPart("file", fileName, file, "application/octet-stream")
                .post("/api/datasets");
    }

    private static JobView completed(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.body().asString()).isEqualTo(202);
        var job = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> given().get(accepted.header("Location")), answer -> List.of("completed", "failed")
                        .contains(answer.path("state")))
                .as(JobView.class);
        assertThat(job.state()).as(String.valueOf(job.failure())).isEqualTo("completed");
        return job;
    }
}
