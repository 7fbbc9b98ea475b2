package dev.athanor.trainer.report;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.event.EventLogUnavailableException;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.StepRecord;
import dev.athanor.trainer.loop.Warning;
import dev.athanor.trainer.record.RunRecords;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what a run measured: every step's loss, gradient norm and learning rate, once a second its speed and progress, now
 * and then how its steps and the machine's memory are spread. The run's records are told the same. What waits is not
 * bounded; a log that is away for longer than the job's lock takes the job away first.
 */
public final class RunReport implements Journal, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunReport.class);
    private static final int POINTS_PER_BATCH = 500;
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int INTERVALS_PER_SURVEY = 5;
    private static final int INTERVALS_PER_UPLOAD = 20;

    private final PatientPublisher publisher;
    private final RunRecords records;
    private final Supplier<Map<String, Double>> machine;
    private final RunIdentity run;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final Measures measures;
    private final Thread thread;
    private long sequence;
    private long lastReport = System.nanoTime();
    private long reports;

    /**
     * Begins to report.
     *
     * @param publisher to the log
     * @param records that the run leaves among its artifacts
     * @param machine reads the machine's metrics
     * @param run whose measurements these are
     */
    public RunReport(
            EventPublisher publisher, RunRecords records, Supplier<Map<String, Double>> machine, RunIdentity run) {
        this.publisher = new PatientPublisher(publisher, run.run());
        this.records = records;
        this.machine = machine;
        this.run = run;
        this.measures = new Measures(run);
        this.thread = Thread.ofPlatform()
                .name("report-" + run.run())
                .start(Context.current().wrap(this::report));
    }

    @Override
    public void stepped(StepRecord step) {
        waiting.add(new Entry.Stepped(step));
    }

    @Override
    public void evaluated(long step, double loss) {
        waiting.add(new Entry.Evaluated(step, loss, System.currentTimeMillis()));
    }

    @Override
    public void scored(long step, Map<String, Double> metrics) {
        metrics.forEach((name, value) -> measured(name, step, value));
    }

    @Override
    public void warned(long step, Warning warning) {
        waiting.add(new Entry.Warned(step, warning));
    }

    /**
     * The model wrote texts.
     *
     * @param step optimizer steps done
     * @param prompt that each goes on from
     * @param texts without the prompt
     */
    public void sampled(long step, String prompt, List<String> texts) {
        waiting.add(new Entry.Sampled(step, prompt, texts));
    }

    /** Something was measured elsewhere. */
    public void measured(String name, long step, double value) {
        waiting.add(new Entry.Measured(new MetricEvent.Point(name, step, value, System.currentTimeMillis())));
    }

    /** Something was said of the run elsewhere: its records have that too. */
    public void said(RunEvent event) {
        recorded(records -> records.happened(event));
    }

    /** The run's records are told something, after all that was measured before. */
    public void recorded(Consumer<RunRecords> what) {
        waiting.add(new Entry.Recorded(what));
    }

    /**
     * Waits until all that was measured so far is on the log, and asks that it be brought to the run's artifacts.
     *
     * @throws EventLogUnavailableException if the log does not take it within {@code patience}
     */
    public void flush(Duration patience) {
        CompletableFuture<Void> said = new CompletableFuture<>();
        waiting.add(new Entry.Flush(said));
        try {
            said.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new EventLogUnavailableException("The event log does not take the metrics of " + run.run() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventLogUnavailableException("Interrupted while the metrics were sent.", e);
        }
    }

    private void report() {
        try {
            while (write(nextEntry())) {
                if (measures.count() >= POINTS_PER_BATCH) {
                    sendPoints();
                }
                if (untilNextReport() <= 0) {
                    reportRegularly();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Entry nextEntry() throws InterruptedException {
        return waiting.poll(Math.max(0, untilNextReport()), TimeUnit.NANOSECONDS);
    }

    private long untilNextReport() {
        return lastReport + INTERVAL.toNanos() - System.nanoTime();
    }

    /** False after the last entry. */
    private boolean write(@Nullable Entry entry) throws InterruptedException {
        switch (entry) {
            case null -> {}
            case Entry.Stepped(StepRecord step) -> write(step);
            case Entry.Evaluated(long step, double loss, long time) -> measures.evaluated(step, loss, time);
            case Entry.Measured(MetricEvent.Point point) -> measures.add(point);
            case Entry.Sampled sampled -> write(sampled);
            case Entry.Recorded(Consumer<RunRecords> what) -> what.accept(records);
            case Entry.Warned(long step, Warning warning) -> {
                LOG.warn("runId={} step={} code={} {}", run.run(), step, warning.code(), warning.message());
                RunEvent.Warned warned =
                        new RunEvent.Warned(run.run(), run.attempt(), step, warning.code(), warning.message());
                publisher.send(warned);
                records.happened(warned);
            }
            case Entry.Flush(CompletableFuture<Void> said) -> {
                measures.survey(machine.get());
                sendProgress();
                records.upload();
                said.complete(null);
            }
            case Entry.Close() -> {
                sendProgress();
                records.upload();
                return false;
            }
        }
        return true;
    }

    private void write(StepRecord step) throws InterruptedException {
        measures.stepped(step);
        if (!step.applied()) {
            LOG.warn("runId={} step={} skipped: its gradient is not finite", run.run(), step.step());
            RunEvent skipped = new RunEvent.StepSkipped(run.run(), run.attempt(), step.step());
            records.happened(skipped);
            publisher.send(skipped);
        }
    }

    private void write(Entry.Sampled sampled) throws InterruptedException {
        RunEvent.Sampled event = new RunEvent.Sampled(
                run.run(),
                run.attempt(),
                sampled.step(),
                sampled.prompt(),
                sampled.texts(),
                new RunAddress(run.run()).samples(sampled.step()));
        sendPoints();
        records.sampled(event);
        publisher.send(event);
    }

    private void reportRegularly() throws InterruptedException {
        reports++;
        if (reports % INTERVALS_PER_SURVEY == 0) {
            measures.survey(machine.get());
        }
        sendProgress();
        if (reports % INTERVALS_PER_UPLOAD == 0) {
            records.upload();
        }
    }

    private void sendProgress() throws InterruptedException {
        lastReport = System.nanoTime();
        Optional<RunEvent.Progressed> progress = measures.progress();
        sendPoints();
        if (progress.isPresent()) {
            publisher.send(progress.get());
        }
    }

    private void sendPoints() throws InterruptedException {
        List<MetricEvent.Point> points = measures.take();
        records.measured(points);
        for (int from = 0; from < points.size(); from += POINTS_PER_BATCH) {
            int to = Math.min(from + POINTS_PER_BATCH, points.size());
            publisher.send(new MetricEvent.Recorded(run.run(), run.attempt(), sequence, points.subList(from, to)));
            sequence++;
        }
    }

    /** Says what waits and ends. */
    @Override
    public void close() {
        publisher.giveUpWhereTheLogIsAway();
        waiting.add(new Entry.Close());
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
