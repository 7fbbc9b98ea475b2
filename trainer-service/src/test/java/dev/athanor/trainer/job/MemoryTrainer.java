package dev.athanor.trainer.job;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.trainer.control.RunSignals;
import dev.athanor.trainer.difficulty.DifficultyCache;
import dev.athanor.trainer.job.SimplePrograms.Fault;
import dev.athanor.trainer.program.Programs;
import dev.athanor.trainer.record.MemoryStore;
import dev.athanor.trainer.scratch.Scratch;
import dev.athanor.trainer.tokens.DatasetCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A trainer with nothing outside of this process: a bucket and a log in memory, and programs in Java. */
final class MemoryTrainer {

    private final Path folder;
    private final MemoryStore store = new MemoryStore();
    private final RememberedLog log = new RememberedLog();
    private final RunSignals signals = new RunSignals();

    MemoryTrainer(Path folder) {
        this.folder = folder;
        TinyDataset.write(store, "pattern");
    }

    MemoryStore store() {
        return store;
    }

    RememberedLog log() {
        return log;
    }

    RunSignals signals() {
        return signals;
    }

    /** Does one delivery of a run of 60 steps. */
    JobOutcome train(String run, Fault fault, String changes) throws Exception {
        RunConfiguration configuration = TinyRun.configuration(60, """
                {optimizer: {learningRate: 0.01},
                 schedule: {kind: constant, warmupSteps: 0},
                 checkpoints: {every: 10, keep: 9, keepBest: 0},
                 recovery: {skippedSteps: 5, rollbacks: 2}}
                """, changes);
        return train(new Job<>(new TrainingJobEvent.Requested(run, configuration), 1), new SimplePrograms(fault));
    }

    /** Does one delivery of a job. */
    JobOutcome train(Job<TrainingJobEvent> job, Programs programs) throws Exception {
        Scratch scratch = new Scratch(folder.resolve("work"), "test");
        TrainingJobs jobs = new TrainingJobs(
                new Worker("w", "test", Duration.ofSeconds(30)),
                store,
                log,
                signals,
                new DatasetCache(store, folder.resolve("datasets"), scratch),
                new DifficultyCache(folder.resolve("difficulties"), scratch),
                programs,
                scratch,
                new NoGauges());
        return jobs.handle(job);
    }

    /** A log that forgets nothing. */
    static final class RememberedLog implements EventPublisher {
        private final List<AthanorEvent> events = new CopyOnWriteArrayList<>();

        void forget() {
            events.clear();
        }

        <E> List<E> said(Class<E> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }

        /** The last message of each code. */
        Map<String, String> warnings() {
            Map<String, String> warnings = new TreeMap<>();
            said(RunEvent.Warned.class).forEach(warned -> warnings.put(warned.code(), warned.message()));
            return warnings;
        }

        Map<Long, Double> curve(String name, int attempt) {
            Map<Long, Double> curve = new TreeMap<>();
            said(MetricEvent.Recorded.class).stream()
                    .filter(batch -> batch.attempt() == attempt)
                    .flatMap(batch -> batch.points().stream())
                    .filter(point -> point.name().equals(name))
                    .forEach(point -> curve.put(point.step(), point.value()));
            return curve;
        }

        @Override
        public CompletableFuture<Void> publish(AthanorEvent event) {
            publishAndWait(event);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void publishAndWait(AthanorEvent event) {
            events.add(event);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
