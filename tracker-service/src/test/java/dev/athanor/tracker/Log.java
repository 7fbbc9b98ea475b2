package dev.athanor.tracker;

import dev.athanor.contracts.config.CheckpointConfiguration;
import dev.athanor.contracts.config.CurriculumConfiguration;
import dev.athanor.contracts.config.DatasetReference;
import dev.athanor.contracts.config.DifficultyConfiguration;
import dev.athanor.contracts.config.EvaluationConfiguration;
import dev.athanor.contracts.config.ModelConfiguration;
import dev.athanor.contracts.config.OptimizerConfiguration;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.SampleConfiguration;
import dev.athanor.contracts.config.ScheduleConfiguration;
import dev.athanor.contracts.config.TrainingConfiguration;
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
        return new RunConfiguration(
                name,
                new DatasetReference("shakespeare", VERSION),
                new ModelConfiguration("gpt2", 4, 4, 4, 128, 0, 64, 0, false, 10_000, true),
                new TrainingConfiguration(2000, 12, 1, seed, Precision.FP32, 2),
                new OptimizerConfiguration(1e-3, 0.9, 0.99, 1e-8, 0.1, 1),
                new ScheduleConfiguration(ScheduleConfiguration.Kind.COSINE, 100, 1e-4),
                new EvaluationConfiguration(250, 20, 500),
                new CheckpointConfiguration(500, 2),
                new SampleConfiguration(0, 200, "\n", 0.8),
                new CurriculumConfiguration(
                        CurriculumConfiguration.Kind.NONE,
                        0.1,
                        0,
                        1000,
                        5,
                        0.01,
                        new DifficultyConfiguration(1, 1, 0, 0, 16, "hindi")));
    }
}
