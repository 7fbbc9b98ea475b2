package dev.athanor.tracker.submission;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.SampleStatistics;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.tracker.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class SubmissionIT {

    /** The client does not know what YAML is. */
    private static final RestAssuredConfig YAML = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT));

    @Inject
    EventPublisher publisher;

    private Log log;

    @BeforeEach
    void thereIsADataset() {
        log = new Log(publisher);
        log.shakespeare();
        await().untilAsserted(() -> post("""
                        {"configuration": {"name": "probe", "dataset": "shakespeare"}}""").statusCode(202));
    }

    @Test
    void runThatWasAskedForCanBeSeenAtOnce() {
        String id = post("""
                        {"configuration": {"name": "mine", "preset": "tiny", "dataset": "shakespeare"}}""")
                .statusCode(202)
                .header("Location", containsString("/api/runs/mine-"))
                .extract()
                .path("id");

        get("/api/runs/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("requested"))
                .body("name", equalTo("mine"))
                .body("configuration.dataset.version", equalTo(Log.VERSION));
    }

    @Test
    void yamlFileIsTakenAsItIs() {
        given().config(YAML)
                .contentType("application/yaml")
                .body("""
                        name: from-yaml
                        dataset: shakespeare@%s
                        training:
                          steps: 25
                        """.formatted(Log.VERSION))
                .post("/api/runs")
                .then()
                .statusCode(202)
                .body("id", containsString("from-yaml-"));
    }

    @Test
    void everyViolationIsReportedAtOnceTheMissingDatasetToo() {
        post("""
                        {"configuration": {"name": "Bad Name", "dataset": "nowhere", "model": {"heads": 3}, "tarining": {}}}""")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.path", hasItems("name", "dataset", "model.heads", "tarining"));
    }

    @Test
    void missingDatasetSaysHowToMakeItAndWhichThereAre() {
        post("""
                        {"configuration": {"name": "mine", "dataset": "nowhere"}}""")
                .statusCode(422)
                .body("violations.path", equalTo(List.of("dataset")))
                .body("violations[0].message", containsString("POST /api/datasets"))
                .body("violations[0].message", containsString("shakespeare"));
    }

    @Test
    void missingVersionSaysWhichThereAre() {
        post("""
                        {"configuration": {"name": "mine", "dataset": "shakespeare@0000000000000000"}}""").statusCode(422).body("violations[0].message", containsString(Log.VERSION));
    }

    @Test
    void datasetWhoseJobFailedSaysWhy() {
        log.say(new DatasetEvent.Failed(
                "job-9", "broken", new Failure("source-is-binary", "The source is binary; give a text.")));

        await().untilAsserted(() -> post("""
                        {"configuration": {"name": "mine", "dataset": "broken"}}""")
                .statusCode(422)
                .body("violations[0].message", containsString("The source is binary; give a text.")));
    }

    @Test
    void latestIsTheVersionThatWasMadeLast() {
        var small = new DatasetStatistics(5000, 60, 4000, 1000, 2);
        log.say(
                new DatasetEvent.Completed("job-2", "moving", "aaaaaaaaaaaaaaaa", small),
                new DatasetEvent.Completed("job-3", "moving", "bbbbbbbbbbbbbbbb", small),
                new DatasetEvent.Completed("job-4", "moving", "aaaaaaaaaaaaaaaa", small));

        await().untilAsserted(() -> {
            String id = post("""
                            {"configuration": {"name": "mine", "preset": "tiny", "dataset": "moving@latest"}}""").statusCode(202).extract().path("id");
            get("/api/runs/" + id).then().body("configuration.dataset.version", equalTo("aaaaaaaaaaaaaaaa"));
        });
    }

    @Test
    void versionThatWasRemovedIsNotTakenAnyMore() {
        var small = new DatasetStatistics(5000, 60, 4000, 1000, 2);
        log.say(
                new DatasetEvent.Completed("job-10", "leaving", "dddddddddddddddd", small),
                new DatasetEvent.Completed("job-11", "leaving", "eeeeeeeeeeeeeeee", small),
                new DatasetEvent.Deleted("job-12", "leaving", List.of("eeeeeeeeeeeeeeee")));

        await().untilAsserted(() ->
                post("""
                        {"configuration": {"name": "mine", "preset": "tiny", "dataset": "leaving@eeeeeeeeeeeeeeee"}}""").statusCode(422).body("violations[0].message", containsString("dddddddddddddddd")));
    }

    @Test
    void contextLongerThanTheTextIsRefused() {
        log.say(new DatasetEvent.Completed(
                "job-5", "short", "cccccccccccccccc", new DatasetStatistics(60, 20, 50, 10, 2)));

        await().untilAsserted(() -> post("""
                        {"configuration": {"name": "mine", "dataset": "short", "model": {"contextLength": 64}}}""")
                .statusCode(422)
                .body("violations.path", hasItem("model.contextLength"))
                .body("violations[0].message", containsString("allowed is at most")));
    }

    @Test
    void modelThatCannotLearnFromTheDatasetIsRefusedAndTheOneThatCanIsTaken() {
        log.say(new DatasetEvent.Completed(
                "job-6",
                "reviews",
                "dddddddddddddddd",
                new DatasetStatistics(60_000, 300, 50_000, 10_000, 2, new SampleStatistics(900, 100, 40, 5)),
                DatasetForm.LABELLED));

        await().untilAsserted(() -> post("""
                        {"configuration": {"name": "mine", "dataset": "reviews", "model": {"architecture": "gpt2"}}}""")
                .statusCode(422)
                .body("violations.path", hasItem("model.architecture"))
                .body("violations[0].message", containsString("allowed is bert")));
        post("""
                {"configuration": {"name": "mine", "dataset": "reviews", "model": {"architecture": "bert"}}}""").statusCode(202);
        post("""
                {"configuration": {"name": "mine", "dataset": "reviews",
                                   "model": {"architecture": "bert", "contextLength": 32}}}""")
                .statusCode(422)
                .body("violations[0].message", containsString("the longest sequence of reviews has 40 tokens"));
    }

    @Test
    void malformedBodiesAreRefusedWithASentence() {
        post("{\"configuration\": ").statusCode(400).body("detail", containsString("no JSON"));
        post("[]").statusCode(400).body("detail", containsString("no object 'configuration'"));
        given().config(YAML)
                .contentType("application/yaml")
                .body("name: [unclosed")
                .post("/api/runs")
                .then()
                .statusCode(400)
                .body("detail", containsString("no YAML"));
    }

    @Test
    void refusedRunLeavesNothingBehind() {
        post("""
                        {"configuration": {"name": "refused-run", "dataset": "nowhere"}}""").statusCode(422);

        int runs = get("/api/runs?name=refused-run").then().extract().path("runs.size()");
        assertThat(runs).isZero();
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/runs")
                .then();
    }
}
