package dev.athanor.tracker.detail;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.tracker.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class RunDetailIT {

    @Inject
    EventPublisher publisher;

    @Test
    void runShowsWhatItsModelWroteTheNewestFirst() {
        var log = new Log(publisher);
        var run = log.start("writes");
        log.say(
                new RunEvent.Sampled(run, 1, 250, "Once\u0000", List.of(" upn", " apon"), "runs/w/250.txt"),
                new RunEvent.Sampled(run, 2, 500, "Once", List.of(" upon a time"), "runs/w/500.txt"),
                new RunEvent.Sampled(run, 1, 500, "Once", List.of(" of a lost worker"), "runs/w/500.txt"));

        await().untilAsserted(() -> get("/api/runs/" + run)
                .then()
                .body("samples.step", equalTo(List.of(500, 250)))
                .body("samples[0].texts", equalTo(List.of(" upon a time")))
                .body("samples[1].prompt", equalTo("Once\uFFFD"))
                .body("samples[1].texts[1]", equalTo(" apon"))
                .body("samples[0].artifact", equalTo("runs/w/500.txt")));
    }

    @Test
    void runShowsWhatItWarnedOfOnceTheNewestFirst() {
        var log = new Log(publisher);
        var run = log.start("warns");
        var spike = new RunEvent.Warned(run, 1, 70, "gradient-spike", "The gradient's norm is 12.");
        log.say(
                spike,
                spike,
                new RunEvent.Warned(run, 1, 90, "rolled-back", "The run goes back."),
                new RunEvent.Warned(run, 2, 50, "resume-inexact", "The seed is another."),
                new RunEvent.Warned(run, 2, 50, "resume-inexact", "The threads are others."));

        await().untilAsserted(() -> get("/api/runs/" + run)
                .then()
                .body("warnings.attempt", equalTo(List.of(2, 2, 1, 1)))
                .body("warnings.step", equalTo(List.of(50, 50, 90, 70)))
                .body("warnings[1].message", equalTo("The threads are others."))
                .body("warnings[3].code", equalTo("gradient-spike")));
    }

    @Test
    void runShowsItsExportsAndTheEndpointsThatServeThem() {
        var log = new Log(publisher);
        var run = log.start("served");
        log.say(
                new ExportJobEvent.Requested(
                        "export-1", run, "runs/x/2000", "served", "v-1", List.of(ExportFormat.ONNX)),
                new ExportEvent.Started("export-1", run, "served", "v-1", "exporter-1"),
                new ExportEvent.Completed(
                        "export-1",
                        run,
                        "served",
                        "v-1",
                        List.of(new ExportEvent.Exported(
                                ExportFormat.ONNX, "models/served/v-1/onnx", 3_000_000, 1e-6))),
                new ExportEvent.Failed("export-1", run, "served", "v-1", new Failure("late", "of a lost worker")),
                new DeploymentEvent.Desired(
                        "served-endpoint",
                        List.of(new DeploymentEvent.Target(
                                "served", "v-1", ExportFormat.ONNX, "models/served/v-1/onnx", 1.0))));

        await().untilAsserted(() -> get("/api/runs/" + run)
                .then()
                .body("exports[0].state", equalTo("completed"))
                .body("exports[0].checkpoint", equalTo("runs/x/2000"))
                .body("exports[0].formats[0].prefix", equalTo("models/served/v-1/onnx"))
                .body("deployments.endpoint", equalTo(List.of("served-endpoint"))));

        log.say(new DeploymentEvent.Withdrawn("served-endpoint"));
        await().untilAsserted(() -> get("/api/runs/" + run).then().body("deployments", hasSize(0)));
    }
}
