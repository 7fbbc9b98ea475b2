package dev.athanor.tracker.export;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An export of a run. */
@Entity(name = "export")
public class Export {

    /** How it stands. */
    public enum State {
        /** Waits for a worker. */
        requested,
        /** A worker has it. */
        running,
        /** Every format agrees with the checkpoint. */
        completed,
        /** A format could not be written, or differs. */
        failed
    }

    @Id
    public String id;

    public String runId;
    public String model;
    public String version;
    public @Nullable String checkpoint;

    @Enumerated(EnumType.STRING)
    public State state;

    public @Nullable String worker;

    /** As JSON: the formats that were written, or before that the names of those that were asked for. */
    public @Nullable String formats;

    /** What the model was trained for, once it is completed. */
    public @Nullable String objective;

    public @Nullable String failureCode;
    public @Nullable String failureMessage;
    public @Nullable Instant requestedAt;
    public Instant heardAt;

    protected Export() {}
}
