package dev.athanor.tracker.projection;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.tracker.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class RebuildIT {

    private static final List<String> TABLES = List.of(
            "run",
            "run_attempt",
            "checkpoint",
            "skipped_step",
            "sample",
            "warning",
            "metric_point",
            "metric_batch",
            "dataset",
            "dataset_version",
            "export",
            "deployment");

    private static final List<String> CHANNELS = List.of(
            "run-requests", "runs", "run-control", "metrics", "datasets", "export-requests", "exports", "deployments");

    @Inject
    EventPublisher publisher;

    @Inject
    EntityManager entities;

    @Inject
    KafkaClientService kafka;

    @Test
    void emptiedTablesAreFilledFromTheLogAsTheyWere() {
        everyKindOfEvent();
        var before = tables();
        assertThat(before.values()).noneMatch(List::isEmpty);

        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("truncate tracker.log_position, "
                        + String.join(
                                ", ",
                                TABLES.stream().map(table -> "tracker." + table).toList()))
                .executeUpdate());
        CHANNELS.forEach(channel -> kafka.getConsumer(channel)
                .runOnPollingThread(consumer -> {
                    consumer.seekToBeginning(consumer.assignment());
                })
                .await()
                .atMost(Duration.ofSeconds(10)));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(tables()).isEqualTo(before));
    }

    @Test
    void positionStandsInTheDatabase() {
        everyKindOfEvent();

        await().untilAsserted(() -> assertThat(rows("select topic from tracker.log_position"))
                .contains("athanor.runs", "athanor.metrics", "athanor.training-jobs"));
    }

    private void everyKindOfEvent() {
        var log = new Log(publisher);
        log.shakespeare();
        var run = log.start("rebuilt");
        log.say(
                Log.curve(run, 1, 0, "train/loss", 4.0, Double.NaN),
                Log.curve(run, 2, 0, "validation/loss", 3.0),
                new RunEvent.StepSkipped(run, 1, 2),
                new RunEvent.Warned(run, 1, 2, "gradient-spike", "The gradient's norm is 12."),
                new RunEvent.Sampled(run, 1, 2, "Once", List.of(" upon"), "runs/x/artifacts/samples/step-00000002.txt"),
                new RunEvent.CheckpointSaved(run, 1, 2, "runs/x/2", 10, "a", 2.0, null),
                new RunEvent.Claimed(run, 2, "trainer-2"),
                new RunEvent.Started(run, 2, 2, Log.PROVENANCE),
                new RunEvent.Completed(run, 2, 2000, "runs/x/2000", 1.88, 1, 1, 1),
                new ExportEvent.Completed(run, run, "rebuilt", "v", List.of()),
                new DeploymentEvent.Desired(
                        "rebuilt",
                        List.of(new DeploymentEvent.Target("rebuilt", "v", ExportFormat.ONNX, "models/x", 1.0))));
        await().untilAsserted(() -> get("/api/runs/" + run)
                .then()
                .body("state", equalTo("completed"))
                .body("exports[0].state", equalTo("completed"))
                .body("deployments.size()", equalTo(1))
                .body("metrics.size()", equalTo(2)));
    }

    private Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        TABLES.forEach(table ->
                tables.put(table, rows("select row_to_json(t)::text from tracker.%s t order by 1".formatted(table))));
        return tables;
    }

    private List<String> rows(String query) {
        return QuarkusTransaction.requiringNew().call(() -> entities.unwrap(Session.class)
                .createNativeQuery(query, String.class)
                .getResultList());
    }
}
