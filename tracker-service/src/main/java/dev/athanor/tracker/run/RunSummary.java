package dev.athanor.tracker.run;

import dev.athanor.contracts.config.DatasetReference;
import dev.athanor.contracts.event.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list. What is not known yet is left out.
 *
 * @param id of the run
 * @param name for people
 * @param dataset the exact version that it trains on
 * @param state where it stands
 * @param stopping whether it was asked to stop and has not ended
 * @param attempt the newest, counted from 1; 0 before the first
 * @param worker who holds the attempt
 * @param step optimizer steps done
 * @param steps optimizer steps wanted
 * @param loss of the newest step, nats per token
 * @param validationLoss of the newest evaluation, nats per token
 * @param tokensPerSecond training throughput
 * @param secondsLeft estimate of the time to the end
 * @param tokens trained on, of a completed run
 * @param failure why it failed
 * @param reason why it was stopped
 * @param requestedAt when it was asked for
 * @param startedAt when it first trained
 * @param endedAt when it ended
 * @param heardAt the newest word of it
 */
public record RunSummary(
        String id,
        @Nullable String name,
        @Nullable DatasetReference dataset,
        RunState state,
        boolean stopping,
        int attempt,
        @Nullable String worker,
        long step,
        @Nullable Long steps,
        @Nullable Double loss,
        @Nullable Double validationLoss,
        @Nullable Double tokensPerSecond,
        @Nullable Double secondsLeft,
        @Nullable Long tokens,
        @Nullable Failure failure,
        @Nullable String reason,
        @Nullable Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant heardAt) {

    /** What the tables say of {@code run}. */
    public static RunSummary of(Run run) {
        return new RunSummary(
                run.id,
                run.name,
                run.datasetName == null || run.datasetVersion == null
                        ? null
                        : new DatasetReference(run.datasetName, run.datasetVersion),
                run.state,
                run.stopRequestedAt != null && !run.state.hasEnded(),
                run.attempt,
                run.worker,
                run.step,
                run.steps,
                run.loss,
                run.validationLoss,
                run.tokensPerSecond,
                run.secondsLeft,
                run.tokens,
                run.failureCode == null || run.failureMessage == null
                        ? null
                        : new Failure(run.failureCode, run.failureMessage),
                run.reason,
                run.requestedAt,
                run.startedAt,
                run.endedAt,
                run.heardAt);
    }
}
