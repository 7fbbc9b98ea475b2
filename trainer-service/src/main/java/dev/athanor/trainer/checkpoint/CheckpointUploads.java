package dev.athanor.trainer.checkpoint;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.trainer.loop.BestProgram;
import dev.athanor.trainer.loop.CheckpointKeeper;
import dev.athanor.trainer.loop.Milestone;
import dev.athanor.trainer.program.TrainingProgram;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
 * <p>What the next step gives is known when it is done, so the upload waits for that before it describes the checkpoint:
 * whoever goes on from there compares.
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
    private final Retention retention;
    private final ProgramLoader loader;
    private final Path scratch;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("checkpoint-upload").factory());
    private CompletableFuture<Void> upload = CompletableFuture.completedFuture(null);
    private CompletableFuture<OptionalDouble> nextLoss = CompletableFuture.completedFuture(OptionalDouble.empty());
    private long newestStep;

    /** Describes the state of the run at a step. */
    @FunctionalInterface
    public interface TrainerStates {
        /** What a checkpoint at {@code milestone} knows beside the program and the next step. */
        TrainerState at(Milestone milestone);
    }

    /** Makes a program of a checkpoint's file. */
    @FunctionalInterface
    public interface ProgramLoader {
        /** The program that was saved as {@code file}; the caller closes it. */
        TrainingProgram load(Path file) throws IOException;
    }

    /**
     * @param store that checkpoints go to
     * @param run whose they are
     * @param states what they know beside the program
     * @param witness is asked before a manifest is written, and told after it
     * @param retention which of them stay
     * @param loader of programs that are wanted back
     * @param scratch folder for local files
     * @param newestStep step of the checkpoint that the run goes on from, 0 if there is none
     */
    public CheckpointUploads(
            ArtifactStore store,
            RunAddress run,
            TrainerStates states,
            CheckpointWitness witness,
            Retention retention,
            ProgramLoader loader,
            Path scratch,
            long newestStep) {
        this.store = store;
        this.run = run;
        this.states = states;
        this.witness = witness;
        this.retention = retention;
        this.loader = loader;
        this.scratch = scratch;
        this.newestStep = newestStep;
    }

    @Override
    public void save(TrainingProgram program, Milestone milestone) {
        long step = milestone.step();
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
        TrainerState known = states.at(milestone);
        CompletableFuture<OptionalDouble> next = new CompletableFuture<>();
        nextLoss = next;
        upload = CompletableFuture.runAsync(Context.current().wrap(() -> upload(file, known, next, begin)), thread);
    }

    @Override
    public void stepped(long step, double loss) {
        if (step == newestStep + 1) {
            nextLoss.complete(OptionalDouble.of(loss));
        }
    }

    @Override
    public Optional<BestProgram> best() {
        awaitUploaded();
        return new Checkpoints(store, run).bestValid(scratch).map(this::load);
    }

    private BestProgram load(SavedCheckpoint checkpoint) {
        try {
            return new BestProgram(checkpoint.state().step(), loader.load(checkpoint.program()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + checkpoint.address().prefix(), e);
        }
    }

    /**
     * Waits until what was saved is in the store and announced. A checkpoint that no step followed goes without its loss.
     *
     * @throws RuntimeException what kept it from getting there
     */
    public void awaitUploaded() {
        nextLoss.complete(OptionalDouble.empty());
        try {
            upload.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void upload(Path file, TrainerState known, CompletableFuture<OptionalDouble> next, long begin) {
        CheckpointAddress address = run.checkpoint(known.step());
        try (FolderWriter folder = new FolderWriter(store, address.prefix())) {
            if (!witness.mayWrite()) {
                LOG.warn("runId={} step={} checkpoint not written: superseded", run.run(), known.step());
                return;
            }
            folder.put(Checkpoints.PROGRAM, file);
            OptionalDouble expected = next.join();
            TrainerState state = known.foretelling(expected.isPresent() ? expected.getAsDouble() : null);
            folder.putJson(Checkpoints.TRAINER, state);
            witness.awaitRecorded();
            if (!witness.mayWrite()) {
                // What lies there now may be the newer attempt's.
                folder.abandon();
                LOG.warn("runId={} step={} checkpoint abandoned: superseded", state.run(), state.step());
                return;
            }
            announce(folder.commit(description(state)), state, begin);
        } finally {
            delete(file);
        }
    }

    private static CheckpointDescription description(TrainerState state) {
        return new CheckpointDescription(
                state.run(),
                state.attempt(),
                state.step(),
                state.validationLoss(),
                state.loop() == null ? null : state.loop().score(),
                state.expectedLoss());
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
                        state.validationLoss(),
                        state.expectedLoss()),
                Duration.ofNanos(System.nanoTime() - begin));
        new Checkpoints(store, run).retain(retention);
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
        nextLoss.complete(OptionalDouble.empty());
        thread.close();
    }
}
