package dev.athanor.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.event.EventLogUnavailableException;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.trainer.loop.StepRecord;
import dev.athanor.trainer.record.MemoryStore;
import dev.athanor.trainer.record.RunRecords;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunReportTest {

    private static final RunIdentity RUN = new RunIdentity("run-1", 2, 1000, 768, 2e6, 1e12);

    private final FakeLog log = new FakeLog();
    private final MemoryStore store = new MemoryStore();
    private final RunRecords records =
            new RunRecords(store, new RunAddress("run-1"), 2, () -> true, InstantSource.system());

    @Test
    void everyLossIsSaidExactlyAndOnce() {
        try (RunReport report = report()) {
            LongStream.rangeClosed(1, 1200).forEach(step -> report.stepped(step(step, Math.sqrt((double) step))));
        }

        List<MetricEvent.Point> losses = log.points(MetricNames.TRAIN_LOSS);
        assertThat(losses).hasSize(1200);
        assertThat(losses).allSatisfy(point -> assertThat(point.value()).isEqualTo(Math.sqrt((double) point.step())));
    }

    @Test
    void batchesAreNumberedAndOfBoundedSize() {
        try (RunReport report = report()) {
            LongStream.rangeClosed(1, 1200).forEach(step -> report.stepped(step(step, 1)));
        }

        List<MetricEvent.Recorded> batches = log.said(MetricEvent.Recorded.class);
        assertThat(batches)
                .extracting(MetricEvent.Recorded::sequence)
                .containsExactlyElementsOf(
                        LongStream.range(0, batches.size()).boxed().toList());
        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch.attempt()).isEqualTo(2);
            assertThat(batch.points()).hasSizeLessThanOrEqualTo(500);
        });
    }

    @Test
    void flushWaitsUntilAllThatWasMeasuredIsOnTheLog() {
        try (RunReport report = report()) {
            report.stepped(step(1, 4.0));
            report.evaluated(1, 3.5);

            report.flush(Duration.ofSeconds(10));

            assertThat(log.points(MetricNames.TRAIN_LOSS)).hasSize(1);
            assertThat(log.points(MetricNames.VALIDATION_LOSS))
                    .extracting(MetricEvent.Point::value)
                    .containsExactly(3.5);
        }
    }

    @Test
    void logThatWasAwayGetsEverythingWhenItIsBack() {
        try (RunReport report = report()) {
            log.away = true;
            report.stepped(step(1, 4.0));
            assertThatThrownBy(() -> report.flush(Duration.ofMillis(50)))
                    .isInstanceOf(EventLogUnavailableException.class);
            log.away = false;

            report.flush(Duration.ofSeconds(10));

            assertThat(log.points(MetricNames.TRAIN_LOSS)).hasSize(1);
        }
    }

    @Test
    void progressTellsSpeedTimeLeftAndTheHostsShare() {
        try (RunReport report = report()) {
            report.stepped(step(500, 4.0));
        }

        RunEvent.Progressed progressed = log.said(RunEvent.Progressed.class).getFirst();
        assertThat(progressed.step()).isEqualTo(500);
        assertThat(progressed.tokensPerSecond()).isCloseTo(768 / 0.010, within(1e-6));
        assertThat(progressed.secondsLeft()).isCloseTo(500 * 0.010, within(1e-9));
        assertThat(log.points(MetricNames.HOST_SHARE).getFirst().value()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void skippedStepIsSaid() {
        try (RunReport report = report()) {
            report.stepped(new StepRecord(7, Double.NaN, Double.NaN, 1e-3, false, 9_000_000, 10_000_000, 1));
        }

        assertThat(log.said(RunEvent.StepSkipped.class)).containsExactly(new RunEvent.StepSkipped("run-1", 2, 7));
    }

    @Test
    void progressTellsTheShareOfThePeakAndTheSmoothedLossWithItsPerplexity() {
        try (RunReport report = report()) {
            report.stepped(step(1, 3.0));
            report.stepped(step(2, 3.0));
        }

        assertThat(value(MetricNames.FLOPS_UTILIZATION)).isCloseTo(768 / 0.010 * 2e6 / 1e12, within(1e-9));
        assertThat(value(MetricNames.SMOOTHED_LOSS)).isCloseTo(3.0, within(1e-12));
        assertThat(value(MetricNames.TRAIN_PERPLEXITY)).isCloseTo(Math.exp(3), within(1e-9));
    }

    @Test
    void evaluationTellsItsPerplexityToo() {
        try (RunReport report = report()) {
            report.evaluated(10, 2.0);
        }

        assertThat(value(MetricNames.VALIDATION_PERPLEXITY)).isCloseTo(Math.exp(2), within(1e-9));
    }

    @Test
    void shortestRunSaysHowItsStepsAndTheMachineWereBeforeItEnds() {
        try (RunReport report = report()) {
            LongStream.rangeClosed(1, 100).forEach(step -> report.stepped(step(step, 1)));
            report.flush(Duration.ofSeconds(10));

            assertThat(value(MetricNames.STEP_SECONDS_P99)).isCloseTo(0.010, within(1e-12));
            assertThat(value(MetricNames.PROCESS_MEMORY)).isEqualTo(123);
        }
    }

    @Test
    void runHasItsCurvesAmongItsArtifacts() {
        try (RunReport report = report()) {
            report.stepped(step(1, 4.0));
            report.said(new RunEvent.CheckpointSaved(
                    "run-1", 2, 1, "runs/run-1/checkpoints/step-00000001", 1, "a", null, null));
        }
        records.close();

        assertThat(store.text("runs/run-1/artifacts/logs/attempt-0002-00000.jsonl"))
                .contains("\"step\":1,\"train/loss\":4.0")
                .contains("dev.athanor.run.checkpoint-saved.v1");
        assertThat(store.list("runs/run-1/artifacts/tensorboard/")).hasSize(1);
    }

    @Test
    void textsAreSaidAndLieAmongTheArtifacts() {
        try (RunReport report = report()) {
            report.sampled(50, "Once", List.of(" upon", " more"));
        }
        records.close();

        RunEvent.Sampled sampled = log.said(RunEvent.Sampled.class).getFirst();
        assertThat(sampled.texts()).containsExactly(" upon", " more");
        assertThat(store.text(sampled.artifact())).startsWith("Once upon\n").endsWith("Once more\n");
    }

    private RunReport report() {
        return new RunReport(log, records, () -> Map.of(MetricNames.PROCESS_MEMORY, 123.0), RUN);
    }

    private double value(String name) {
        return log.points(name).getLast().value();
    }

    private static StepRecord step(long step, double loss) {
        return new StepRecord(step, loss, 1.0, 1e-3, true, 9_000_000, 10_000_000, 1_764_000_000_000L);
    }

    private static final class FakeLog implements EventPublisher {
        private final List<AthanorEvent> events = new CopyOnWriteArrayList<>();
        private volatile boolean away;

        <E> List<E> said(Class<E> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }

        List<MetricEvent.Point> points(String name) {
            return said(MetricEvent.Recorded.class).stream()
                    .flatMap(batch -> batch.points().stream())
                    .filter(point -> point.name().equals(name))
                    .toList();
        }

        @Override
        public CompletableFuture<Void> publish(AthanorEvent event) {
            publishAndWait(event);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void publishAndWait(AthanorEvent event) {
            if (away) {
                Thread.onSpinWait();
                throw new EventLogUnavailableException("away", new IllegalStateException());
            }
            events.add(event);
        }

        @Override
        public void close() {}
    }
}
