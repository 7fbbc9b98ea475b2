package dev.athanor.tracker.comparison;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.tracker.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class ComparisonIT {

    @Inject
    EventPublisher publisher;

    @Test
    void onlyWhatDiffersIsShownWithWhatWasReached() {
        var log = new Log(publisher);
        log.say(
                new TrainingJobEvent.Requested("compared-1", Log.configuration("compared", 1)),
                new TrainingJobEvent.Requested("compared-2", Log.configuration("compared", 2)));
        log.say(
                Log.curve("compared-1", 1, 0, "train/loss", 3.0, 2.0),
                Log.curve("compared-2", 1, 0, "train/loss", 1.5));

        await().untilAsserted(() -> get("/api/runs/compare?ids=compared-1,compared-2")
                .then()
                .statusCode(200)
                .body("runs.id", equalTo(List.of("compared-1", "compared-2")))
                .body("differences", equalTo(Map.of("training.seed", Map.of("compared-1", 1, "compared-2", 2))))
                .body("metrics", equalTo(Map.of("train/loss", Map.of("compared-1", 2.0f, "compared-2", 1.5f)))));
    }

    @Test
    void fewerThanTwoRunsAreNoComparison() {
        get("/api/runs/compare?ids=one").then().statusCode(400).body("detail", containsString("2 to 20"));
        get("/api/runs/compare?ids=no-such,run-here").then().statusCode(404);
    }
}
