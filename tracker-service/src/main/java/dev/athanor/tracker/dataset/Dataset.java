package dev.athanor.tracker.dataset;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the newest job of a dataset came to. */
@Entity(name = "dataset")
public class Dataset {

    /** How the job stands. */
    public enum State {
        /** A worker has it. */
        running,
        /** Its version exists. */
        completed,
        /** It gave no version. */
        failed
    }

    @Id
    public String name;

    public String job;

    @Enumerated(EnumType.STRING)
    public State state;

    public @Nullable String stage;
    public @Nullable Double fraction;
    public @Nullable String failureCode;
    public @Nullable String failureMessage;
    public Instant heardAt;

    protected Dataset() {}

    /** Whoever makes one fills in what the event says. */
    @SuppressWarnings("NullAway.Init")
    Dataset(String name) {
        this.name = name;
    }
}
