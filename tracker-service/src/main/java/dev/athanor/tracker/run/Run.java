package dev.athanor.tracker.run;

import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.run.RunLife;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run as far as the log has told of it. What is null was not said yet. */
@Entity(name = "run")
public class Run {

    @Id
    public String id;

    public @Nullable String name;
    public @Nullable String datasetName;
    public @Nullable String datasetVersion;

    /** As JSON. */
    public @Nullable String configuration;

    public @Nullable Instant requestedAt;

    @Enumerated(EnumType.STRING)
    public RunState state;

    public int attempt;
    public @Nullable String worker;
    public long step;
    public @Nullable Long steps;

    /** The newest attempt that began to train. */
    public int startedAttempt;

    /** Where it began; points of older attempts beyond are void. */
    public long fromStep;

    public @Nullable Double loss;
    public @Nullable Double tokensPerSecond;
    public @Nullable Double secondsLeft;
    public @Nullable Double validationLoss;
    public @Nullable Long validationStep;
    public @Nullable Long tokens;

    /** As JSON. */
    public @Nullable String provenance;

    public @Nullable Instant startedAt;
    public @Nullable Instant endedAt;
    public @Nullable Instant heardAt;
    public @Nullable Instant stopRequestedAt;
    public @Nullable String failureCode;
    public @Nullable String failureMessage;
    public @Nullable String reason;

    protected Run() {}

    /** The stage that the columns stand for. */
    RunLife life() {
        return switch (state) {
            case requested -> new RunLife.Requested(attempt);
            case claimed -> new RunLife.Claimed(attempt);
            case running -> new RunLife.Running(attempt, step);
            case completed -> new RunLife.Completed(attempt, step);
            case failed ->
                new RunLife.Failed(
                        attempt,
                        step,
                        new Failure(Objects.requireNonNull(failureCode), Objects.requireNonNull(failureMessage)));
            case cancelled -> new RunLife.Cancelled(attempt, step, Objects.requireNonNull(reason));
            case pruned -> new RunLife.Pruned(attempt, step, Objects.requireNonNull(reason));
        };
    }

    /** Takes a stage over into the columns. */
    void become(RunLife life) {
        state = RunState.of(life);
        attempt = life.attempt();
        switch (life) {
            case RunLife.Requested _, RunLife.Claimed _ -> {}
            case RunLife.Running running -> step = running.step();
            case RunLife.Completed completed -> step = completed.step();
            case RunLife.Failed failed -> {
                step = failed.step();
                failureCode = failed.failure().code();
                failureMessage = failed.failure().message();
            }
            case RunLife.Cancelled cancelled -> {
                step = cancelled.step();
                reason = cancelled.reason();
            }
            case RunLife.Pruned pruned -> {
                step = pruned.step();
                reason = pruned.reason();
            }
        }
    }

    /** An evaluation; the one of the furthest step counts. */
    void evaluated(long at, double value) {
        if (validationStep == null || validationStep <= at) {
            validationStep = at;
            validationLoss = value;
        }
    }
}
