package dev.athanor.tracker.run;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A checkpoint whose manifest was written. */
@Entity(name = "checkpoint")
@IdClass(Checkpoint.Key.class)
public class Checkpoint {

    /** After which step of which run. */
    public record Key(String runId, long step) implements Serializable {}

    @Id
    public String runId;

    @Id
    public long step;

    public int attempt;
    public String prefix;
    public long bytes;
    public String sha256;
    public @Nullable Double validationLoss;
    public Instant savedAt;

    protected Checkpoint() {}

    /** Whoever makes one fills in what the event says. */
    @SuppressWarnings("NullAway.Init")
    Checkpoint(String runId, long step) {
        this.runId = runId;
        this.step = step;
    }
}
