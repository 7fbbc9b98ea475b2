package dev.athanor.tracker.run;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;

/** Texts that the model wrote while it was trained. */
@Entity(name = "sample")
@IdClass(Sample.Key.class)
public class Sample {

    /** After which step of which run. */
    public record Key(String runId, long step) implements Serializable {}

    @Id
    public String runId;

    @Id
    public long step;

    public int attempt;
    public String prompt;

    /** A JSON array. */
    public String texts;

    public String artifact;
    public Instant sampledAt;

    protected Sample() {}

    /** Whoever makes one fills in what the event says. */
    @SuppressWarnings("NullAway.Init")
    Sample(String runId, long step) {
        this.runId = runId;
        this.step = step;
    }
}
