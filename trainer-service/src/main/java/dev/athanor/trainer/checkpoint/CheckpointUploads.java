package dev.athanor.trainer.checkpoint;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.trainer.loop.CheckpointKeeper;
import dev.athanor.trainer.program.TrainingProgram;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the program to a local file on the training thread, which is quick, and uploads it on a thread of its own. One
 * upload at a time: a training that is faster than the store waits for it at its next checkpoint.
 *
 * <p>The manifest comes last, after all that was measured up to the checkpoint is on the log, and only if the attempt is
 * still the newest. So whoever goes on from a checkpoint leaves no gap in the curves.
 */
public final class CheckpointUploads implements CheckpointKeeper, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointUploads.class);

    private final ArtifactStore store;
    private final RunAddress run;
    private final TrainerStates states;
    private final CheckpointWitness witness;
    private final int keep;
    private final Path scratch;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("checkpoint-upload").factory());
    private CompletableFuture<Void> upload = CompletableFuture.completedFuture(null);
    private long newestStep;

    /** Describes the state of the run at a step. */
    @FunctionalInterface
    public interface TrainerStates {
        /** What a checkpoint after {@code step} steps knows beside the program. */
        TrainerState at(long step, OptionalDouble validationLoss);
    }

    /**
     * @param store that checkpoints go to
     * @param run whose they are
     * @param states what they know beside the program
     * @param witness is asked before a manifest is written, and told after it
     * @param keep how many of the newest stay
     * @param scratch folder for local files
     * @param newestStep step of the checkpoint that the run goes on from, 0 if there is none
     */
    public CheckpointUploads(
            ArtifactStore store,
            RunAddress run,
            TrainerStates states,
            CheckpointWitness witness,
            int keep,
            Path scratch,
            long newestStep) {
        this.store = store;
        this.run = run;
        this.states = states;
        this.witness = witness;
        this.keep = keep;
        this.scratch = scratch;
        this.newestStep = newestStep;
    }

    @Override
    public void save(TrainingProgram program, long step, OptionalDouble validationLoss) {
        if (step == newestStep) {
            return;
        }
        awaitUploaded();
        long begin = System.nanoTime();
        Path file = scratch.resolve("step-%08d.pt".formatted(step));
        try {
            program.save(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save a checkpoint to " + file + ": is the disk full?", e);
        }
        newestStep = step;
        TrainerState state = states.at(step, validationLoss);
        upload = CompletableFuture.runAsync(Context.current().wrap(() -> upload(file, state, begin)), thread);
    }

    /**
     * Waits until what was saved is in the store and announced.
     *
     * @throws RuntimeException what kept it from getting there
     */
    public void awaitUploaded() {
        try {
            upload.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void upload(Path file, TrainerState state, long begin) {
        CheckpointAddress address = run.checkpoint(state.step());
        try (FolderWriter folder = new FolderWriter(store, address.prefix())) {
            if (!witness.mayWrite()) {
                LOG.warn("runId={} step={} checkpoint not written: superseded", state.run(), state.step());
                return;
            }
            folder.put(Checkpoints.PROGRAM, file);
            folder.putJson(Checkpoints.TRAINER, state);
            witness.awaitRecorded();
            if (!witness.mayWrite()) {
                // What lies there now may be the newer attempt's.
                folder.abandon();
                LOG.warn("runId={} step={} checkpoint abandoned: superseded", state.run(), state.step());
                return;
            }
            announce(
                    folder.commit(new CheckpointDescription(state.run(), state.attempt(), state.step())), state, begin);
        } finally {
            delete(file);
        }
    }

    private void announce(FolderWriter.Committed written, TrainerState state, long begin) {
        witness.saved(
                new RunEvent.CheckpointSaved(
                        state.run(),
                        state.attempt(),
                        state.step(),
                        run.checkpoint(state.step()).prefix(),
                        written.manifest().bytes(),
                        written.sha256(),
                        state.validationLoss()),
                Duration.ofNanos(System.nanoTime() - begin));
        new Checkpoints(store, run).retain(keep);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed", file, e);
        }
    }

    /** Waits for the upload in progress. Its failure was said to whoever asked {@link #awaitUploaded}. */
    @Override
    public void close() {
        thread.close();
    }
}
