package dev.athanor.tracker.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of runs, for projections that write them. */
@ApplicationScoped
public class RunTables {

    private final EntityManager entities;

    public RunTables(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The run's row, locked until the transaction ends. The request and the facts stand on different topics, so either
     * may come first: whoever comes first makes the row.
     */
    public Run locked(String id) {
        entities.createNativeQuery("""
                        insert into tracker.run (id, state, attempt, step, started_attempt, from_step)
                        values (:id, 'requested', 0, 0, 0, 0) on conflict do nothing""").setParameter("id", id).executeUpdate();
        return Objects.requireNonNull(entities.find(Run.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The attempt's row. */
    public RunAttempt attempt(String run, int attempt) {
        var known = entities.find(RunAttempt.class, new RunAttempt.Key(run, attempt));
        return known != null ? known : keep(new RunAttempt(run, attempt));
    }

    /** The checkpoint, if it is known. */
    public @Nullable Checkpoint checkpoint(String run, long step) {
        return entities.find(Checkpoint.class, new Checkpoint.Key(run, step));
    }

    /** The skipped step, if it is known. */
    public @Nullable SkippedStep skippedStep(String run, long step) {
        return entities.find(SkippedStep.class, new SkippedStep.Key(run, step));
    }

    /** What was written after a step, if it is known. */
    public @Nullable Sample sample(String run, long step) {
        return entities.find(Sample.class, new Sample.Key(run, step));
    }

    /** Whether the warning is known. */
    public boolean isKnown(RunWarning.Key warning) {
        return entities.find(RunWarning.class, warning) != null;
    }

    /** Keeps a new row, to be filled before the transaction ends. */
    public <T> T keep(T row) {
        entities.persist(row);
        return row;
    }
}
