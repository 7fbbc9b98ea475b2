package dev.athanor.tracker.run;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;

/** A step whose gradient was not finite, so that it changed nothing. */
@Entity(name = "skipped_step")
@IdClass(SkippedStep.Key.class)
public class SkippedStep {

    /** Which step of which run. */
    public record Key(String runId, long step) implements Serializable {}

    @Id
    public String runId;

    @Id
    public long step;

    public int attempt;
    public Instant skippedAt;

    protected SkippedStep() {}

    /** Whoever makes one fills in what the event says. */
    @SuppressWarnings("NullAway.Init")
    SkippedStep(String runId, long step) {
        this.runId = runId;
        this.step = step;
    }
}
