package dev.athanor.tracker.control;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.post;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.tracker.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class ControlIT {

    @Inject
    EventPublisher publisher;

    @Test
    void runThatIsAskedToStopIsStoppingUntilItHasEnded() {
        var log = new Log(publisher);
        var run = log.start("stoppable");
        await().untilAsserted(() -> get("/api/runs/" + run).then().body("state", equalTo("running")));

        post("/api/runs/" + run + "/stop")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/runs/" + run));

        await().untilAsserted(() -> get("/api/runs/" + run).then().body("stopping", equalTo(true)));
        log.say(new RunEvent.Cancelled(run, 1, 12, "stopped by request"));
        await().untilAsserted(() -> get("/api/runs/" + run)
                .then()
                .body("state", equalTo("cancelled"))
                .body("stopping", equalTo(false))
                .body("reason", equalTo("stopped by request")));
    }

    @Test
    void runThatTrainsCanBeAskedToSave() {
        var run = new Log(publisher).start("saveable");
        await().untilAsserted(() -> get("/api/runs/" + run).then().body("state", equalTo("running")));

        post("/api/runs/" + run + "/save").then().statusCode(202);
    }

    @Test
    void runThatHasEndedTakesNoSignal() {
        var log = new Log(publisher);
        var run = log.start("over");
        log.say(new RunEvent.Cancelled(run, 1, 12, "by request"));
        await().untilAsserted(() -> get("/api/runs/" + run).then().body("state", equalTo("cancelled")));

        for (String signal : new String[] {"stop", "save"}) {
            post("/api/runs/%s/%s".formatted(run, signal))
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("is cancelled already"));
        }
    }

    @Test
    void unknownRunTakesNoSignal() {
        post("/api/runs/no-such-run/stop").then().statusCode(404);
    }
}
