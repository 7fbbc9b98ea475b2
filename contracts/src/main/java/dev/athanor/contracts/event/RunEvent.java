package dev.athanor.contracts.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a run. Facts of an older attempt that arrive late are recognised by their attempt and ignored. */
public sealed interface RunEvent extends AthanorEvent {

    /** The run's id. */
    String run();

    /** The attempt that says this, counted from 1. */
    int attempt();

    @Override
    default String subject() {
        return run();
    }

    /** A worker holds the newest attempt. */
    @EventType("dev.athanor.run.claimed.v1")
    record Claimed(String run, int attempt, String worker) implements RunEvent {}

    /**
     * Training begins or goes on.
     *
     * @param fromStep the number of optimizer steps already done, 0 for a fresh run
     * @param provenance all that is needed to do the run again
     */
    @EventType("dev.athanor.run.started.v1")
    record Started(String run, int attempt, long fromStep, Provenance provenance) implements RunEvent {}

    /**
     * Training advanced; sent about once a second.
     *
     * @param step optimizer steps done
     * @param steps optimizer steps wanted
     * @param loss mean cross-entropy of the newest step, nats per token
     * @param tokensPerSecond training throughput
     * @param secondsLeft estimate of the time to the end
     */
    @EventType("dev.athanor.run.progressed.v1")
    record Progressed(
            String run, int attempt, long step, long steps, double loss, double tokensPerSecond, double secondsLeft)
            implements RunEvent {}

    /**
     * A step's gradient was not finite: the program left weights and moments as they were.
     *
     * @param step the step that was skipped
     */
    @EventType("dev.athanor.run.step-skipped.v1")
    record StepSkipped(String run, int attempt, long step) implements RunEvent {}

    /**
     * A checkpoint's manifest is written.
     *
     * @param step optimizer steps done
     * @param prefix the checkpoint's address
     * @param bytes size of all its objects
     * @param sha256 hash of its manifest
     * @param validationLoss at that step, if it was evaluated
     * @param expectedLoss of the next step, before its update, nats per token; null if none was done
     */
    @EventType("dev.athanor.run.checkpoint-saved.v1")
    record CheckpointSaved(
            String run,
            int attempt,
            long step,
            String prefix,
            long bytes,
            String sha256,
            @Nullable Double validationLoss,
            @Nullable Double expectedLoss)
            implements RunEvent {}

    /**
     * The model wrote texts, as its configuration asked.
     *
     * @param step optimizer steps done
     * @param prompt that each of them goes on from
     * @param texts what it wrote, without the prompt
     * @param artifact address of the same as a text file
     */
    @EventType("dev.athanor.run.sampled.v1")
    record Sampled(String run, int attempt, long step, String prompt, List<String> texts, String artifact)
            implements RunEvent {
        public Sampled {
            texts = List.copyOf(texts);
        }
    }

    /**
     * Something that whoever watches the run should know, although it goes on.
     *
     * @param step optimizer steps done
     * @param code a stable word, such as {@code resume-differs}
     * @param message a sentence
     */
    @EventType("dev.athanor.run.warned.v1")
    record Warned(String run, int attempt, long step, String code, String message) implements RunEvent {}

    /** The worker gave the job back after saving a checkpoint: another takes it over from there. */
    @EventType("dev.athanor.run.released.v1")
    record Released(String run, int attempt, long step, String reason) implements RunEvent {}

    /**
     * All steps are done.
     *
     * @param checkpoint address of the last checkpoint
     * @param validationLoss final evaluation, nats per token
     * @param tokens trained on, over all attempts
     * @param tokensPerSecond of this attempt, evaluation and checkpoints excluded
     * @param seconds wall-clock time of this attempt
     */
    @EventType("dev.athanor.run.completed.v1")
    record Completed(
            String run,
            int attempt,
            long step,
            String checkpoint,
            double validationLoss,
            long tokens,
            double tokensPerSecond,
            double seconds)
            implements RunEvent {}

    /**
     * A run that looked for a learning rate is over.
     *
     * @param step rates that were tried
     * @param learningRate that is suggested; null if the loss never fell
     * @param reason in a sentence or two
     */
    @EventType("dev.athanor.run.learning-rate-found.v1")
    record LearningRateFound(
            String run, int attempt, long step, @Nullable Double learningRate, String reason) implements RunEvent {}

    /** The run ended in an error that a further attempt would meet again. */
    @EventType("dev.athanor.run.failed.v1")
    record Failed(String run, int attempt, long step, Failure failure) implements RunEvent {}

    /** The run was stopped on request. */
    @EventType("dev.athanor.run.cancelled.v1")
    record Cancelled(String run, int attempt, long step, String reason) implements RunEvent {}

    /** The run was stopped early by a policy that judged its curve; what it reached counts. */
    @EventType("dev.athanor.run.pruned.v1")
    record Pruned(String run, int attempt, long step, String reason) implements RunEvent {}
}
