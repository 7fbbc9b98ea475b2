package dev.athanor.trainer.job;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.event.KafkaEventPublisher;
import dev.athanor.exchange.event.LogReader;
import dev.athanor.exchange.queue.QueueSettings;
import dev.athanor.exchange.queue.WorkQueue;
import dev.athanor.trainer.control.RunSignals;
import dev.athanor.trainer.difficulty.DifficultyCache;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.trainer.program.DeviceCapability;
import dev.athanor.trainer.program.MemoryLimit;
import dev.athanor.trainer.program.Programs;
import dev.athanor.trainer.program.TorchPrograms;
import dev.athanor.trainer.scratch.Scratch;
import dev.athanor.trainer.tokens.DatasetCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A trainer without its Quarkus: closing it is what SIGTERM does. */
final class RunningTrainer implements AutoCloseable {

    private final KafkaEventPublisher publisher;
    private final LogReader reader;
    private final WorkQueue<TrainingJobEvent> queue;

    private RunningTrainer(KafkaEventPublisher publisher, LogReader reader, WorkQueue<TrainingJobEvent> queue) {
        this.publisher = publisher;
        this.reader = reader;
        this.queue = queue;
    }

    static RunningTrainer start(String name, Platform platform, Path folder) throws InterruptedException {
        return start(name, platform, folder, torch(platform, folder));
    }

    /** The programs that trainers have. */
    static Programs torch(Platform platform, Path folder) {
        Scratch scratch = new Scratch(folder.resolve("work"), "test");
        return new TorchPrograms(
                new DeviceCapability(Precision.FP32, MemoryLimit.ofThisMachine()),
                1,
                new Origins(platform.store(), folder.resolve("models"), scratch));
    }

    static RunningTrainer start(String name, Platform platform, Path folder, Programs programs)
            throws InterruptedException {
        Duration lock = Duration.ofSeconds(15);
        KafkaEventPublisher publisher = new KafkaEventPublisher("trainer-service", platform.connection());
        RunSignals signals = new RunSignals();
        LogReader reader = new LogReader(platform.connection(), List.of(Topics.RUN_CONTROL), signals::hear);
        Scratch scratch = new Scratch(folder.resolve("work"), "test");
        TrainingJobs jobs = new TrainingJobs(
                new Worker(name, "test", lock),
                platform.store(),
                publisher,
                signals,
                new DatasetCache(platform.store(), folder.resolve("datasets"), scratch),
                new DifficultyCache(folder.resolve("difficulties"), scratch),
                programs,
                scratch,
                new NoGauges());
        WorkQueue<TrainingJobEvent> queue = new WorkQueue<>(
                new QueueSettings(platform.connection(), Topics.TRAINING_JOBS, "athanor-trainers", lock),
                TrainingJobEvent.class,
                jobs);
        reader.start();
        if (!reader.awaitCaughtUp(Duration.ofSeconds(30))) {
            throw new IllegalStateException("the signals cannot be read");
        }
        queue.start();
        return new RunningTrainer(publisher, reader, queue);
    }

    @Override
    public void close() {
        queue.close();
        reader.close();
        publisher.close();
    }
}
