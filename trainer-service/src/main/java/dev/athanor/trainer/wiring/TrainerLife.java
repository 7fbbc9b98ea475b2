package dev.athanor.trainer.wiring;

import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.event.LogReader;
import dev.athanor.exchange.queue.WorkQueue;
import dev.athanor.trainer.job.Worker;
import dev.athanor.trainer.scratch.Scratch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From start to stop. Jobs are taken only when all signals of the past are known, so that a run that was stopped while it
 * waited is not begun. On stop the job in hand ends its step, saves a checkpoint and goes back to the queue.
 */
@ApplicationScoped
public class TrainerLife {

    private static final Logger LOG = LoggerFactory.getLogger(TrainerLife.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final WorkQueue<TrainingJobEvent> queue;
    private final LogReader signals;
    private final Scratch scratch;
    private final Worker worker;
    private final LibtorchProbe libtorch;
    private volatile boolean stopping;

    TrainerLife(
            WorkQueue<TrainingJobEvent> queue,
            LogReader signals,
            Scratch scratch,
            Worker worker,
            LibtorchProbe libtorch) {
        this.queue = queue;
        this.signals = signals;
        this.scratch = scratch;
        this.worker = worker;
        this.libtorch = libtorch;
    }

    void start(@Observes StartupEvent event) throws IOException {
        scratch.removeRemains();
        signals.start();
        Thread.ofPlatform().name("trainer-start").daemon().start(this::takeJobs);
    }

    private void takeJobs() {
        try {
            libtorch.load();
            while (!stopping && !signals.awaitCaughtUp(LOOK)) {
                LOG.info("worker={} waits for the signals to runs", worker.name());
            }
            startQueue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void startQueue() {
        if (!stopping && libtorch.isLoaded()) {
            queue.start();
            LOG.info("worker={} takes jobs", worker.name());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        synchronized (this) {
            stopping = true;
        }
        queue.close();
        signals.close();
    }
}
