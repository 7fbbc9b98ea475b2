package dev.athanor.tracker.run;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;

/** Something that a run warned of. What an older attempt warned of stays: it may be why there is a newer one. */
@Entity(name = "warning")
@IdClass(RunWarning.Key.class)
public class RunWarning {

    /** All that was said, so that what is said again changes nothing. */
    public record Key(String runId, int attempt, long step, String code, String message) implements Serializable {}

    @Id
    public String runId;

    @Id
    public int attempt;

    @Id
    public long step;

    @Id
    public String code;

    @Id
    public String message;

    public Instant warnedAt;

    protected RunWarning() {}

    RunWarning(Key key, Instant warnedAt) {
        this.runId = key.runId();
        this.attempt = key.attempt();
        this.step = key.step();
        this.code = key.code();
        this.message = key.message();
        this.warnedAt = warnedAt;
    }
}
