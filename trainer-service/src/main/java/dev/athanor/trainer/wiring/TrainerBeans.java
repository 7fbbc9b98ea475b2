package dev.athanor.trainer.wiring;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.event.LogReader;
import dev.athanor.exchange.queue.QueueSettings;
import dev.athanor.exchange.queue.WorkQueue;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.wiring.BrokerConnection;
import dev.athanor.trainer.control.RunSignals;
import dev.athanor.trainer.difficulty.DifficultyCache;
import dev.athanor.trainer.job.TrainingJobs;
import dev.athanor.trainer.job.Worker;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.trainer.program.DeviceCapability;
import dev.athanor.trainer.program.Programs;
import dev.athanor.trainer.program.TorchPrograms;
import dev.athanor.trainer.scratch.Scratch;
import dev.athanor.trainer.tokens.DatasetCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Puts the trainer together. */
@ApplicationScoped
public class TrainerBeans {

    @Produces
    @Singleton
    Worker worker(TrainerSettings settings) {
        String name = settings.worker()
                .orElseGet(() -> machine() + "-" + ProcessHandle.current().pid());
        return new Worker(name, settings.codeVersion(), settings.lock());
    }

    @Produces
    @Singleton
    Programs programs(TrainerSettings settings, ArtifactStore store, Scratch scratch) {
        int threads = settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
        Origins origins = new Origins(store, settings.scratchFolder().resolve("models"), scratch);
        return new TorchPrograms(DeviceCapability.ofTheProcessor(), threads, origins);
    }

    @Produces
    @Singleton
    Scratch scratch(TrainerSettings settings) {
        return new Scratch(settings.scratchFolder().resolve("work"), machine());
    }

    @Produces
    @Singleton
    RunSignals signals() {
        return new RunSignals();
    }

    @Produces
    @Singleton
    LogReader signalReader(BrokerConnection broker, RunSignals signals) {
        return new LogReader(broker.settings(), List.of(Topics.RUN_CONTROL), signals::hear);
    }

    @Produces
    @Singleton
    TrainingJobs jobs(
            TrainerSettings settings,
            Worker worker,
            ArtifactStore store,
            EventPublisher publisher,
            RunSignals signals,
            Programs programs,
            Scratch scratch,
            MicrometerGauges gauges) {
        DatasetCache datasets = new DatasetCache(store, settings.scratchFolder().resolve("datasets"), scratch);
        DifficultyCache difficulties =
                new DifficultyCache(settings.scratchFolder().resolve("difficulties"), scratch);
        return new TrainingJobs(worker, store, publisher, signals, datasets, difficulties, programs, scratch, gauges);
    }

    @Produces
    @Singleton
    WorkQueue<TrainingJobEvent> queue(TrainerSettings settings, BrokerConnection broker, TrainingJobs jobs) {
        return new WorkQueue<>(
                new QueueSettings(broker.settings(), Topics.TRAINING_JOBS, settings.group(), settings.lock()),
                TrainingJobEvent.class,
                jobs);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
