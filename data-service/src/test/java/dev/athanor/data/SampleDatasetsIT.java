package dev.athanor.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.oneOf;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.data.catalogue.JobView;
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
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Datasets for classifiers and for sequence-to-sequence models, from the examples' files. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class SampleDatasetsIT {

    private static final Path EXAMPLES = Path.of("../examples/data");
    private static final Path WORD_PIECES =
            Path.of("../transformer/src/test/resources/dev/athanor/transformer/tokenizer/word-piece.tokenizer.json");
    private static final String REVIEWS = """
            {"name": "%s", "form": "labelled", "columns": {"text": "review", "label": "sentiment"}%s}""";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ArtifactStore store;

    @Test
    void rowsWithLabelsBecomeALabelledDataset() throws IOException {
        var job = completed(upload(
                REVIEWS.formatted("reviews", ", \"tokenizer\": {\"kind\": \"bpe\", \"vocabularySize\": 400}"),
                "reviews.csv",
                Files.readAllBytes(EXAMPLES.resolve("reviews.csv"))));

        var folder = folder("reviews", job);
        var description = folder.attributes(DatasetDescription.class);
        assertThat(folder.manifest().objects())
                .extracting(entry -> entry.name())
                .containsExactly(
                        "report.json",
                        "stats.json",
                        "tokenizer.json",
                        "train-00000.bin",
                        "train-00000.difficulty.bin",
                        "train-00000.ends.bin",
                        "train-00000.labels.bin",
                        "val-00000.bin",
                        "val-00000.ends.bin",
                        "val-00000.labels.bin");
        assertThat(description.form()).isEqualTo(DatasetForm.LABELLED);
        assertThat(description.labels()).containsExactly("negative", "positive");
        assertThat(description.specialTokens()).isEqualTo(new SpecialTokens(2, 3, 1, 4, 0));
        var samples = description.statistics().samples();
        assertThat(samples).isNotNull();
        assertThat(samples.train() + samples.validation()).isEqualTo(1200);
        assertThat(samples.labels()).isEqualTo(2);
        assertThat(folder.read("train-00000.labels.bin")).hasSize((int) (4 * samples.train()));
        assertThat(new String(folder.read("stats.json"), StandardCharsets.UTF_8))
                .contains("\"positive\"");
        given().get("/api/datasets/reviews/latest/preview?split=train&samples=3&offset=2")
                .then()
                .statusCode(200)
                .body("form", equalTo("labelled"))
                .body("samples.size()", equalTo(3))
                .body("samples.offset", equalTo(List.of(2, 3, 4)))
                .body("samples.text", everyItem(matchesPattern("\\[CLS].+\\[SEP]")))
                .body("samples.label", everyItem(oneOf("positive", "negative")))
                .body("samples[0].totalSamples", equalTo((int) samples.train()));
        given().get("/api/datasets")
                .then()
                .body("find { it.name == 'reviews' }.form", equalTo("labelled"))
                .body("find { it.name == 'reviews' }.statistics.samples.labels", equalTo(2));
    }

    @Test
    void linesOfSourcesAndTargetsBecomePairs() throws IOException {
        var job = completed(upload(
                "{\"name\": \"dates\", \"form\": \"pairs\"}",
                "dates.jsonl",
                Files.readAllBytes(EXAMPLES.resolve("dates.jsonl"))));

        assertThat(folder("dates", job).manifest().objects())
                .extracting(entry -> entry.name())
                .contains("train-00000.ends.bin", "val-00000.ends.bin")
                .doesNotContain("train-00000.labels.bin");
        given().get("/api/datasets/dates/latest/preview?split=validation&samples=4")
                .then()
                .statusCode(200)
                .body("samples.text", everyItem(matchesPattern(".+<\\|endoftext\\|>")))
                .body("samples.target", everyItem(matchesPattern("\\d{4}-\\d\\d-\\d\\d<\\|endoftext\\|>")));
        given().get("/api/datasets/dates/latest/preview?offset=100000")
                .then()
                .statusCode(400)
                .body("violations[0].path", equalTo("offset"));
    }

    @Test
    void statisticsTellHowManyDuplicatesWereLeftOutAndHowFrequentLabelsAre() throws IOException {
        var rows = Files.readString(EXAMPLES.resolve("reviews.csv"));
        var twice = rows + rows.substring(rows.indexOf('\n') + 1);

        completed(upload(
                REVIEWS.formatted("without-duplicates", ", \"removeDuplicates\": true"),
                "reviews.csv",
                twice.getBytes(StandardCharsets.UTF_8)));

        var statistics = given().get("/api/datasets/without-duplicates/latest/statistics")
                .then()
                .statusCode(200)
                .body("removedDuplicates", equalTo(1200))
                .extract()
                .jsonPath();
        assertThat(statistics.getInt("samples.labels.positive.train")
                        + statistics.getInt("samples.labels.positive.validation"))
                .isEqualTo(592);
        given().get("/api/datasets/nobody/latest/statistics").then().statusCode(404);
    }

    @Test
    void sameSamplesTwiceAreTheSameVersionAndAnotherSeedIsAnother() throws IOException {
        var rows = Files.readAllBytes(EXAMPLES.resolve("reviews.csv"));

        var first = completed(upload(REVIEWS.formatted("again", ""), "reviews.csv", rows));
        var second = completed(upload(REVIEWS.formatted("again", ""), "other-name.csv", rows));
        var other = completed(upload(REVIEWS.formatted("again", ", \"splitSeed\": 5"), "reviews.csv", rows));

        assertThat(second.version()).isEqualTo(first.version()).isNotEqualTo(other.version());
    }

    @Test
    void tokenizerThatIsSentAlongIsTakenAsItIs() throws IOException {
        var request = given().multiPart("request", REVIEWS.formatted("published", ""), "application/json")
                .multiPart("file", "reviews.csv", Files.readAllBytes(EXAMPLES.resolve("reviews.csv")), "text/csv")
                .multiPart("tokenizer", "tokenizer.json", Files.readAllBytes(WORD_PIECES), "application/json");

        var job = completed(request.post("/api/datasets"));

        var folder = folder("published", job);
        assertThat(folder.read("tokenizer.json")).isEqualTo(Files.readAllBytes(WORD_PIECES));
        assertThat(folder.attributes(DatasetDescription.class).specialTokens())
                .isEqualTo(new SpecialTokens(2, 3, 0, 4, 3));
        assertThat(store.list("uploads/")).isEmpty();
        given().get("/api/datasets/published/latest/preview?split=train&samples=1")
                .then()
                .body("samples[0].tokens[0]", equalTo(2))
                .body("samples[0].tokens[-1]", equalTo(3));
    }

    @Test
    void archiveOfTextsBecomesDocumentsWithAnEndBehindEach() throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            for (int i = 0; i < 40; i++) {
                zip.putNextEntry(new ZipEntry("texts/%d.txt".formatted(i)));
                zip.write("The text number %d.".formatted(i).getBytes(StandardCharsets.UTF_8));
            }
        }

        var job = completed(upload(
                "{\"name\": \"archive\", \"tokenizer\": {\"kind\": \"bpe\", \"vocabularySize\": 262}}",
                "texts.zip",
                archive.toByteArray()));

        assertThat(job.version()).isNotNull();
        given().get("/api/datasets/archive/latest/preview?split=train")
                .then()
                .statusCode(200)
                .body("form", equalTo("text"))
                .body("samples[0].text", matchesPattern("(The text number \\d+\\.<\\|endoftext\\|>)+.*"));
    }

    @Test
    void fileOfAnArchiveThatIsNoTextIsNamed() throws IOException {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write("text".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("b.png"));
            zip.write(new byte[] {'P', 'N', 'G', 0});
        }

        upload("{\"name\": \"mixed\"}", "texts.zip", archive.toByteArray())
                .then()
                .statusCode(422)
                .body("code", equalTo("text-is-binary"))
                .body("detail", containsString("In b.png: "));
    }

    @Test
    void tokenizerMayLieInTheStore() throws IOException {
        store.put("tokenizers/word-piece.json", WORD_PIECES);

        var job = completed(upload(
                REVIEWS.formatted(
                        "from-store",
                        ", \"tokenizer\": {\"kind\": \"imported\", \"source\": {\"kind\": \"object\", \"key\": \"tokenizers/word-piece.json\"}}"),
                "reviews.csv",
                Files.readAllBytes(EXAMPLES.resolve("reviews.csv"))));

        assertThat(folder("from-store", job).read("tokenizer.json")).isEqualTo(Files.readAllBytes(WORD_PIECES));
        assertThat(store.exists("tokenizers/word-piece.json")).isTrue();
    }

    @Test
    void fileThatIsNoTokenizerIsRefusedAtOnce() {
        given().multiPart("request", "{\"name\": \"none\"}", "application/json")
                .multiPart("file", "a.txt", "some text to learn from".getBytes(StandardCharsets.UTF_8), "text/plain")
                .multiPart("tokenizer", "tokenizer.json", "{\"model\": 1}".getBytes(StandardCharsets.UTF_8))
                .post("/api/datasets")
                .then()
                .statusCode(422)
                .body("code", equalTo("tokenizer-is-unreadable"));
        assertThat(store.list("uploads/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            review,sentiment\\na,x\\nb            | row-is-ragged         | Line 3: has 1 fields, but the first line names 2
            review,label\\na,x                    | column-missing        | Line 1: there is no column 'sentiment'
            review,sentiment\\na,x\\n"b,y         | row-is-malformed      | Behind the row of line 2
            review,sentiment\\na,x\\nb\\xE9b,y    | text-is-not-utf8      | byte 22 (0xe9) in line 3
            review,sentiment\\na,x\\nb,           | value-is-empty        | Line 3: 'sentiment' is empty
            review,sentiment\\na,x                | split-is-empty        | leave none to
            review,sentiment                      | split-is-empty        | leave none to
            """)
    void rowsThatCannotBecomeSamplesAreRefusedAtOnce(String file, String code, String detail) {
        var bytes = file.replace("\\n", "\n").replace("\\xE9", "\u00E9").getBytes(StandardCharsets.ISO_8859_1);

        upload(REVIEWS.formatted("unusable-rows", ""), "rows.csv", bytes)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(detail));
        assertThat(store.list("uploads/")).isEmpty();
        given().get("/api/datasets/unusable-rows").then().statusCode(404);
    }

    @Test
    void storedRowsThatCannotBecomeSamplesFailTheJobAndLeaveNothing() {
        store.put(
                "tables/broken.jsonl",
                "{\"text\": \"a\", \"label\": 1}\n{\"text\": 3, \"label\": 1}\n".getBytes(StandardCharsets.UTF_8));

        var job = ended(given().contentType("application/json").body("""
                        {"name": "broken", "form": "labelled", "source": {"kind": "object", "key": "tables/broken.jsonl"}}""").post("/api/datasets"));

        assertThat(job.state()).isEqualTo("failed");
        assertThat(job.failure()).isNotNull();
        assertThat(job.failure().code()).isEqualTo("value-has-wrong-type");
        assertThat(job.failure().message()).startsWith("Line 2: 'text' is 3");
        assertThat(store.list("datasets/broken/")).isEmpty();
        assertThat(store.exists("tables/broken.jsonl")).isTrue();
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
        var job = ended(accepted);
        assertThat(job.state()).as(String.valueOf(job.failure())).isEqualTo("completed");
        return job;
    }

    private static JobView ended(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.body().asString()).isEqualTo(202);
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> given().get(accepted.header("Location")), answer -> List.of("completed", "failed")
                        .contains(answer.path("state")))
                .as(JobView.class);
    }
}
