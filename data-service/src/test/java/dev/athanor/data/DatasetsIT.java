package dev.athanor.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.catalogue.JobView;
import dev.athanor.deploy.testing.EmbeddedPlatform;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class DatasetsIT {

    private static final String TEXT = "First Citizen:\nBefore we proceed any further, hear me speak.\n\n".repeat(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ArtifactStore store;

    @Inject
    EventPublisher publisher;

    @Test
    void uploadedTextBecomesAVersionThatPeersCanRead() {
        var job = completed(upload("{\"name\": \"citizens\"}", TEXT.getBytes(StandardCharsets.UTF_8)));

        var address = new DatasetAddress("citizens", job.version());
        var folder = FolderReader.find(store, address.prefix()).orElseThrow();
        assertThat(folder.manifest().objects())
                .extracting(entry -> entry.name())
                .containsExactly(
                        "report.json",
                        "stats.json",
                        "tokenizer.json",
                        "train-00000.bin",
                        "train-00000.difficulty.bin",
                        "val-00000.bin");
        var description = folder.attributes(DatasetDescription.class);
        long characters = TEXT.length();
        long train = (long) (characters * 0.9);
        assertThat(description.statistics())
                .isEqualTo(new DatasetStatistics(
                        characters, (int) TEXT.chars().distinct().count(), train, characters - train, 2));
        assertThat(folder.read("train-00000.bin")).hasSize((int) (2 * train));
        assertThat(store.exists(new DatasetJobAddress(job.job()).upload())).isFalse();
        assertThat(store.list(address.attempts())).isEmpty();
    }

    @Test
    void previewShowsTokensAndTheirText() {
        var version = completed(upload("{\"name\": \"previewed\"}", TEXT.getBytes(StandardCharsets.UTF_8)))
                .version();

        given().get("/api/datasets/previewed/" + version + "/preview?split=train&tokens=14")
                .then()
                .statusCode(200)
                .body("samples.size()", equalTo(1))
                .body("samples[0].text", equalTo("First Citizen:"))
                .body("samples[0].tokens.size()", equalTo(14))
                .body("samples[0].totalTokens", equalTo((int) (TEXT.length() * 0.9)));
        given().get("/api/datasets/previewed/latest/preview?split=validation&tokens=2&offset="
                        + (TEXT.length() / 10 - 2))
                .then()
                .statusCode(200)
                .body("samples[0].text", equalTo("\n\n"));
        given().get("/api/datasets/previewed/latest/preview")
                .then()
                .statusCode(200)
                .body("samples.split", equalTo(List.of("train", "validation")));
    }

    @Test
    void sameInputTwiceIsTheSameVersion() {
        var bpe = "{\"name\": \"twice\", \"tokenizer\": {\"kind\": \"bpe\", \"vocabularySize\": 270}}";

        var first = completed(upload(bpe, TEXT.getBytes(StandardCharsets.UTF_8)));
        var second = completed(upload(bpe, TEXT.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        var other = completed(upload("{\"name\": \"twice\"}", TEXT.getBytes(StandardCharsets.UTF_8)));

        assertThat(second.version()).isEqualTo(first.version()).isNotEqualTo(other.version());
        given().get("/api/datasets/twice")
                .then()
                .statusCode(200)
                .body("versions.size()", equalTo(2))
                .body("versions[0].version", equalTo(other.version()))
                .body("versions[1].statistics.vocabularySize", equalTo(270))
                .body("versions[1].tokenizer.kind", equalTo("bpe"))
                .body("jobs.size()", equalTo(3));
        given().get("/api/datasets")
                .then()
                .body("find { it.name == 'twice' }.versions", equalTo(2))
                .body("find { it.name == 'twice' }.openJobs", equalTo(0))
                .body("find { it.name == 'twice' }.version", equalTo(other.version()))
                .body("find { it.name == 'twice' }.tokenizer.kind", equalTo("char"));
    }

    @Test
    void tokenizerOfATextHasSpecialTokensWhereTheyAreAskedFor() {
        var job = completed(upload(
                "{\"name\": \"masked\", \"tokenizer\": {\"kind\": \"char\", \"specialTokens\": true}}",
                TEXT.getBytes(StandardCharsets.UTF_8)));

        var description = FolderReader.find(store, new DatasetAddress("masked", job.version()).prefix())
                .orElseThrow()
                .attributes(DatasetDescription.class);
        assertThat(description.specialTokens()).isEqualTo(new SpecialTokens(2, 3, 1, 4, 0));
        assertThat(description.statistics().vocabularySize())
                .isEqualTo(5 + (int) TEXT.chars().distinct().count());
    }

    @Test
    void syntheticTextBecomesADataset() {
        var job = completed(
                post("{\"name\": \"made\", \"source\": {\"kind\": \"synthetic\", \"characters\": 5000, \"seed\": 1}}"));

        given().get("/api/datasets/made/%s/preview".formatted(job.version()))
                .then()
                .statusCode(200)
                .body("samples[0].text", containsString(" "));
    }

    @Test
    void storedObjectBecomesADatasetAndStays() {
        store.put("texts/citizens.txt", TEXT.getBytes(StandardCharsets.UTF_8));

        var job = completed(
                post("{\"name\": \"stored\", \"source\": {\"kind\": \"object\", \"key\": \"texts/citizens.txt\"}}"));

        assertThat(job.fraction()).isEqualTo(1.0);
        assertThat(store.exists("texts/citizens.txt")).isTrue();
    }

    @Test
    void deliveredAgainAJobSaysWhatItSaidBefore() {
        var done = completed(post(
                "{\"name\": \"again\", \"source\": {\"kind\": \"synthetic\", \"characters\": 5000, \"seed\": 2}}"));

        publisher.publishAndWait(new DatasetJobEvent.Requested(
                done.job(),
                "again",
                new TextSource.Upload(new DatasetJobAddress(done.job()).upload(), "gone.txt"),
                new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null),
                0.1));
        var next = completed(post(
                "{\"name\": \"again\", \"source\": {\"kind\": \"synthetic\", \"characters\": 5000, \"seed\": 3}}"));

        assertThat(next.version()).isNotEqualTo(done.version());
        assertThat(job("again", done.job()).state()).isEqualTo("completed");
        assertThat(job("again", done.job()).version()).isEqualTo(done.version());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~            | 422 | text-is-empty    | The text is empty
            PNG\\0\\0     | 422 | text-is-binary   | byte 3 is zero
            caf\\xE9 noir | 422 | text-is-not-utf8 | byte 3 (0xe9)
            short         | 422 | text-too-short   | The text has 5 characters
            """)
    void unusableFileIsRefusedAtOnce(String file, int status, String code, String detail) {
        var bytes = file.replace("\\0", "\0").replace("\\xE9", "\u00E9").getBytes(StandardCharsets.ISO_8859_1);

        upload("{\"name\": \"unusable\"}", bytes)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(detail));
        assertThat(store.list("uploads/")).isEmpty();
        given().get("/api/datasets/unusable").then().statusCode(404);
    }

    @Test
    void wrongRequestIsRefusedWithEveryViolation() {
        post("{\"name\": \"Bad Name\", \"source\": {\"kind\": \"tape\"}, \"validationFraction\": 1}")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-request"))
                .body("violations.path", equalTo(List.of("name", "source.kind", "validationFraction")))
                .body(
                        "violations.message",
                        hasItem(containsString("one of upload, url, object, objects, hub, synthetic")));
        post("{").then().statusCode(400).body("detail", containsString("line 1"));
    }

    @Test
    void objectThatDoesNotExistIsRefused() {
        post("{\"name\": \"n\", \"source\": {\"kind\": \"object\", \"key\": \"no/such.txt\"}}")
                .then()
                .statusCode(422)
                .body("code", equalTo("source-not-found"))
                .body("detail", containsString("There is no object no/such.txt"));
    }

    @Test
    void addressThatCannotBeReachedFailsTheJob() {
        var job = ended(
                post("{\"name\": \"far\", \"source\": {\"kind\": \"url\", \"url\": \"http://127.0.0.1:9/text\"}}"));

        assertThat(job.state()).isEqualTo("failed");
        assertThat(job.failure()).isNotNull();
        assertThat(job.failure().code()).isEqualTo("source-unreachable");
        assertThat(store.list("datasets/far/")).isEmpty();
    }

    @Test
    void vocabularyThatTheTextCannotGiveFailsTheJobAndLeavesNothing() {
        var job = ended(upload(
                "{\"name\": \"greedy\", \"tokenizer\": {\"kind\": \"bpe\", \"vocabularySize\": 5000}}",
                TEXT.getBytes(StandardCharsets.UTF_8)));

        assertThat(job.failure()).extracting(Failure::code, Failure::message).satisfies(said -> assertThat(
                        said.toString())
                .contains("vocabulary-too-large", "tokenizer.vocabularySize is 5000", "ask for at most"));
        assertThat(store.list("datasets/greedy/")).isEmpty();
        assertThat(store.list("uploads/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/datasets/nobody, unknown-dataset",
        "/api/datasets/nobody/jobs/1, unknown-job",
        "/api/datasets/nobody/latest/preview, unknown-dataset",
        "/api/datasets/No%20Body/x/preview, unknown-dataset"
    })
    void unknownThingsAreNotFound(String path, String code) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    void unknownVersionAndImpossibleStretchesAreRefused() {
        var version = completed(upload("{\"name\": \"known\"}", TEXT.getBytes(StandardCharsets.UTF_8)))
                .version();

        given().get("/api/datasets/known/0123456789abcdef/preview")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-version"));
        given().get("/api/datasets/known/" + version + "/preview?split=test&tokens=0&offset=-1")
                .then()
                .statusCode(400)
                .body("violations.path", equalTo(List.of("offset", "tokens", "split")));
        given().get("/api/datasets/known/" + version + "/preview?offset=99999999")
                .then()
                .statusCode(400)
                .body("violations[0].path", equalTo("offset"));
    }

    @Test
    void queuedJobIsKnownBeforeAWorkerSpeaksOfIt() {
        publisher.publishAndWait(new DatasetEvent.Progressed("known-by-facts", "early", "fetch", 0.1));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(job("early", "known-by-facts").stage()).isEqualTo("fetch"));
    }

    @Test
    void recordThatIsNoEventGoesToTheDeadLettersAndStopsNobody() throws Exception {
        var platform = EmbeddedPlatform.environment();
        Map<String, Object> connection = Map.of("bootstrap.servers", platform.kafkaBootstrapServers());
        try (var producer = new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.DATASETS, "nonsense", "no event"))
                    .get(20, TimeUnit.SECONDS);
        }

        completed(post("{\"name\": \"on\", \"source\": {\"kind\": \"synthetic\", \"characters\": 5000}}"));

        Map<String, Object> reading = Map.of(
                "bootstrap.servers",
                platform.kafkaBootstrapServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(Topics.deadLetters(Topics.DATASETS), 0)));
            await().atMost(PATIENCE).until(() -> consumer.poll(Duration.ofMillis(200)), records -> {
                for (var letter : records) {
                    if (letter.value().equals("no event")) {
                        return letter.headers().lastHeader("dead-letter-reason") != null;
                    }
                }
                return false;
            });
        }
    }

    @Test
    void serviceSaysThatItIsReadyAndWhatItCanDo() {
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("dataset worker")));
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItem("/api/datasets/{name}/{version}/preview"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory"));
    }

    private static Response post(String json) {
        return given().contentType("application/json").body(json).post("/api/datasets");
    }

    private static Response upload(String request, byte[] file) {
        return given().multiPart("request", request, "application/json")
                .multiPart("file", "text.txt", file, "text/plain")
                .post("/api/datasets");
    }

    private JobView completed(Response accepted) {
        var job = ended(accepted);
        assertThat(job.state()).as(String.valueOf(job.failure())).isEqualTo("completed");
        return job;
    }

    /** The first look is already at a known job: the answer waited for the catalogue. */
    private static JobView ended(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.body().asString()).isEqualTo(202);
        var location = accepted.header("Location");
        given().get(location).then().statusCode(200);
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> given().get(location),
                        answer -> answer.statusCode() == 200
                                && List.of("completed", "failed").contains(answer.path("state")))
                .as(JobView.class);
    }

    private static JobView job(String dataset, String job) {
        return given().get("/api/datasets/%s/jobs/%s".formatted(dataset, job)).as(JobView.class);
    }
}
