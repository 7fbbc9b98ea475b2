package dev.athanor.tracker;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.MetricEvent.Point;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.event.EventPublisher;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Says on the log what data services and trainers would say. */
public final class Log {

    /** The version of the dataset {@code shakespeare}. */
    public static final String VERSION = "9f86d081884c7d65";

    /** What a trainer says of itself. */
    public static final Provenance PROVENANCE =
            new Provenance("4f2c1ab", "9c1185a5", 1337, "Temurin 25", "2.7.1", "cpu", 2, "fp32");

    private static final AtomicInteger RUNS = new AtomicInteger();

    private final EventPublisher publisher;

    public Log(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /** Says events, in their order. */
    public void say(AthanorEvent... events) {
        for (AthanorEvent event : events) {
            publisher.publishAndWait(event);
        }
    }

    /** A run that was asked for; its id, which no other test has. */
    public String request(String name) {
        var id = name + "-" + RUNS.incrementAndGet();
        say(new TrainingJobEvent.Requested(id, configuration(name, 1337)));
        return id;
    }

    /** A run that trains. */
    public String start(String name) {
        var id = request(name);
        say(new RunEvent.Claimed(id, 1, "trainer-1"), new RunEvent.Started(id, 1, 0, PROVENANCE));
        return id;
    }

    /** The dataset {@code shakespeare}. */
    public void shakespeare() {
        say(new DatasetEvent.Completed(
                "job-1", "shakespeare", VERSION, new DatasetStatistics(1_115_394, 65, 1_003_854, 111_540, 2)));
    }

    /** Points of one curve at rising steps from 1. */
    public static MetricEvent.Recorded curve(String run, int attempt, long sequence, String name, double... values) {
        return new MetricEvent.Recorded(run, attempt, sequence, points(name, 1, values));
    }

    /** Points of one curve at rising steps. */
    public static List<Point> points(String name, long first, double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Point(name, first + i, values[i], 1_700_000_000_000L + first + i))
                .toList();
    }

    /** nanoGPT's CPU configuration. */
    public static RunConfiguration configuration(String name, long seed) {
        return RunConfigurations.resolve(RunConfigurations.parse("""
                name: %s
                dataset: shakespeare@%s
                model: {layers: 4, heads: 4, hiddenSize: 128, contextLength: 64}
                training: {steps: 2000, batchSize: 12, seed: %d, threads: 2}
                schedule: {warmupSteps: 100}
                evaluation: {finalBatches: 500}
                """.formatted(name, VERSION, seed)));
    }
}
