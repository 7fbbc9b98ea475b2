package dev.athanor.trainer.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.MetricEvent.Point;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunRecordsTest {

    private static final String EVENTS = "runs/r/artifacts/tensorboard/events.out.tfevents.0000000003.athanor.00000";
    private static final String LOG = "runs/r/artifacts/logs/attempt-0003-00000.jsonl";
    private static final long TIME = 1_764_000_000_000L;

    private final MemoryStore store = new MemoryStore();
    private final AtomicBoolean newest = new AtomicBoolean(true);
    private final RunRecords records =
            new RunRecords(store, new RunAddress("r"), 3, newest::get, InstantSource.fixed(Instant.ofEpochMilli(TIME)));

    @Test
    void lineOfTheLogHoldsWhatWasMeasuredAtOneStep() throws Exception {
        records.measured(List.of(
                new Point("train/loss", 1, 4.5, TIME),
                new Point("train/gradient_norm", 1, Double.NaN, TIME),
                new Point("train/loss", 2, 4.25, TIME)));
        bringToTheStore();

        List<String> lines = store.text(LOG).lines().toList();
        JsonNode first = JsonFormat.mapper().readTree(lines.getFirst());
        assertThat(lines).hasSize(2);
        assertThat(first.get("time").asText()).isEqualTo("2025-11-24T16:00:00Z");
        assertThat(first.get("step").asLong()).isEqualTo(1);
        assertThat(first.get("train/loss").asDouble()).isEqualTo(4.5);
        assertThat(first.get("train/gradient_norm").asText()).isEqualTo("NaN");
    }

    @Test
    void factsStandInTheLogAsTheEventsThatTheyAre() throws Exception {
        records.happened(new RunEvent.StepSkipped("r", 3, 7));
        bringToTheStore();

        JsonNode line = JsonFormat.mapper().readTree(store.text(LOG));
        assertThat(line.get("event").asText()).isEqualTo("dev.athanor.run.step-skipped.v1");
        assertThat(line.at("/data/step").asLong()).isEqualTo(7);
    }

    @Test
    void eventFileOfALaterAttemptIsReadAfterThoseOfEarlierOnes() {
        records.started(
                new RunEvent.Started("r", 3, 100, new Provenance("c", "d", 1, "jvm", "2.7.1", "cpu", 2, "fp32")),
                RunConfigurations.resolve(RunConfigurations.parse("{name: n, dataset: d@1}")));
        bringToTheStore();

        assertThat(store.list("runs/r/artifacts/tensorboard/")).containsExactly(EVENTS);
        assertThat("events.out.tfevents.0000000002.athanor.00007")
                .isLessThan("events.out.tfevents.0000000003.athanor.00000");
        assertThat(store.text(EVENTS))
                .contains("brain.Event:2")
                .contains("name: \"n\"")
                .contains("jvm: \"jvm\"");
    }

    @Test
    void supersededAttemptLeavesNothing() {
        records.happened(new RunEvent.StepSkipped("r", 3, 7));
        newest.set(false);

        bringToTheStore();

        assertThat(store.list("")).isEmpty();
    }

    @Test
    void textsThatTheStoreDidNotTakeComeLater() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        store.setBeforeWriting(() -> {
            refused.countDown();
            throw new StoreUnavailableException("write", new IOException("away"));
        });
        records.sampled(new RunEvent.Sampled("r", 3, 5, "Once", List.of(" upon"), "runs/r/artifacts/samples/5.txt"));
        refused.await();
        store.setBeforeWriting(() -> {});

        bringToTheStore();

        assertThat(store.text("runs/r/artifacts/samples/5.txt")).isEqualTo("Once upon\n");
    }

    @Test
    void slowStoreHoldsUpNobodyAndIsAskedOnceForAllThatCameMeanwhile() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        AtomicInteger writes = new AtomicInteger();
        store.setBeforeWriting(() -> {
            writes.incrementAndGet();
            begun.countDown();
            await(goesOn);
        });
        records.happened(new RunEvent.StepSkipped("r", 3, 1));
        records.upload();
        begun.await();

        for (int step = 2; step <= 100; step++) {
            records.happened(new RunEvent.StepSkipped("r", 3, step));
            records.upload();
        }
        goesOn.countDown();
        records.close();

        assertThat(store.text(LOG).lines()).hasSize(100);
        assertThat(writes).hasValue(2);
    }

    @Test
    void lastLineOfTheLogSaysHowTheAttemptEnded() throws Exception {
        records.happened(new RunEvent.StepSkipped("r", 3, 7));

        records.ended(new RunEvent.Cancelled("r", 3, 8, "seen enough"));

        String last = store.text(LOG).lines().toList().getLast();
        assertThat(JsonFormat.mapper().readTree(last).get("event").asText()).isEqualTo("dev.athanor.run.cancelled.v1");
    }

    private void bringToTheStore() {
        records.upload();
        records.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
