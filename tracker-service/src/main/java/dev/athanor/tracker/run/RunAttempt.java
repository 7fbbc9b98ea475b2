package dev.athanor.tracker.run;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One worker's try at a run. */
@Entity(name = "run_attempt")
@IdClass(RunAttempt.Key.class)
public class RunAttempt {

    /** Which attempt of which run. */
    public record Key(String runId, int attempt) implements Serializable {}

    @Id
    public String runId;

    @Id
    public int attempt;

    public @Nullable String worker;
    public @Nullable Long fromStep;
    public @Nullable Instant claimedAt;
    public @Nullable Instant startedAt;
    public @Nullable Instant endedAt;

    /** How it ended: {@code released}, {@code lost} or the state in which the run ended. */
    public @Nullable String outcome;

    protected RunAttempt() {}

    RunAttempt(String runId, int attempt) {
        this.runId = runId;
        this.attempt = attempt;
    }
}
