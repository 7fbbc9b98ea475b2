package dev.athanor.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.athanor.data.catalogue.JobView;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules and given splits from the request to the report. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class CleaningIT {

    private static final String ROWS = """
            text,part
            The first letter came from anna@example.org on a cold morning in March.,train
            A second text about something else that nobody had ever written before.,train
            Too short,train
            A second text about something else that nobody had ever written before.,validation
            This one is new and was never seen by anyone among the training documents.,validation
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ArtifactStore store;

    @Test
    void reportTellsWhatTheRulesDidAndWhatLeaks() {
        completed(upload("""
                {"name": "letters", "cleaning": {"personalData": {"emails": true}, "lengths": {"fewestWords": 3}},
                 "split": {"by": "column", "column": "part"}}""", ROWS));

        given().get("/api/datasets/letters/versions/latest/report")
                .then()
                .statusCode(200)
                .body("form", equalTo("text"))
                .body("rules.rule", hasItems("personalData.emails", "lengths.fewestWords"))
                .body("rules.find { it.rule == 'lengths.fewestWords' }.documents", equalTo(1))
                .body("rules.examples.became.flatten()", hasItem(containsString("[EMAIL]")))
                .body("train.samples", equalTo(2))
                .body("validation.samples", equalTo(2))
                .body("repetition.leakage.exact", equalTo(1))
                .body("repetition.leakage.share.doubleValue()", closeTo(0.5, 1e-9))
                .body("warnings", hasItem(containsString("of the held-out documents")))
                .body(not(containsString("anna@")));
        given().get("/api/datasets/letters/latest/preview?split=train&tokens=20")
                .then()
                .body("samples[0].text", equalTo("The first letter cam"));
    }

    @Test
    void rulesThatChangeNothingStillMakeAVersionOfTheirOwn() {
        var plain = completed(
                upload("{\"name\": \"ruled\"}", ROWS.replace(",part", "").replaceAll(",\\w+\n", "\n")));
        var ruled = completed(upload(
                "{\"name\": \"ruled\", \"cleaning\": {\"lengths\": {\"mostWords\": 1000}}}",
                ROWS.replace(",part", "").replaceAll(",\\w+\n", "\n")));

        assertThat(ruled.version()).isNotEqualTo(plain.version());
    }

    @Test
    void leakageIsRefusedWhereThatWasAskedFor() {
        var job = ended(upload(
                "{\"name\": \"leaky\", \"split\": {\"by\": \"column\", \"column\": \"part\", \"leakage\": \"refuse\"}}",
                ROWS));

        assertThat(job.state()).isEqualTo("failed");
        assertThat(job.failure()).isNotNull();
        assertThat(job.failure().code()).isEqualTo("split-leaks");
        assertThat(job.failure().message()).startsWith("50.0% of the held-out documents (1 as they are, 0 nearly)");
        assertThat(store.list("datasets/leaky/")).isEmpty();
    }

    @Test
    void plainTextWhoseEndComesAgainIsRefusedWhereThatWasAskedFor() {
        String text = "This paragraph stands at the beginning of the text, and once more at its end.\n\n"
                + "Another line.\n\n".repeat(100)
                + "This paragraph stands at the beginning of the text, and once more at its end.\n";

        completed(uploadText("{\"name\": \"comes-again\"}", text));
        var job = ended(uploadText("{\"name\": \"comes-again-not\", \"split\": {\"leakage\": \"refuse\"}}", text));

        given().get("/api/datasets/comes-again/versions/latest/report")
                .then()
                .statusCode(200)
                .body("repetition.unit", equalTo("passage"))
                .body("repetition.leakage.exact", equalTo(1))
                .body("warnings", hasItem(containsString("100.0% of the held-out passages")));
        assertThat(job.state()).isEqualTo("failed");
        assertThat(job.failure()).isNotNull();
        assertThat(job.failure().code()).isEqualTo("split-leaks");
        assertThat(job.failure().message()).contains("1 as they are, 0 nearly", "Take them out of the text");
        assertThat(store.list("datasets/comes-again-not/")).isEmpty();
    }

    @Test
    void everythingThatIsWrongWithTheRulesIsSaidAtOnce() {
        upload("""
                {"name": "wrong", "cleaning": {"quality": {"letters": 2}, "personalData": {"patterns": "K=(a"}, "line": {}},
                 "split": {"by": "row"}}""", ROWS)
                .then()
                .statusCode(400)
                .body("violations.path", hasItems("cleaning.quality.letters", "cleaning.line", "split.by"));
        upload("{\"name\": \"wrong\", \"cleaning\": {\"personalData\": {\"patterns\": \"K=(a\"}}}", ROWS)
                .then()
                .statusCode(400)
                .body("violations.path", equalTo(List.of("cleaning.personalData.patterns")));
    }

    @Test
    void reportOfAVersionThatIsNotThereIsNotFound() {
        given().get("/api/datasets/nothing/versions/latest/report")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-dataset"));
    }

    private static Response upload(String request, String rows) {
        return given().multiPart("request", request, "application/json")
                .multiPart("file", "rows.csv", rows.getBytes(StandardCharsets.UTF_8), "application/octet-stream")
                .post("/api/datasets");
    }

    private static Response uploadText(String request, String text) {
        return given().multiPart("request", request, "application/json")
                .multiPart("file", "text.txt", text.getBytes(StandardCharsets.UTF_8), "text/plain")
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
