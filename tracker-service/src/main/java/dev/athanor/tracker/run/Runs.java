package dev.athanor.tracker.run;

import dev.athanor.contracts.name.Names;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Questions about runs. A run counts from its request on. */
@ApplicationScoped
public class Runs {

    private final EntityManager entities;

    public Runs(EntityManager entities) {
        this.entities = entities;
    }

    /** The run of an id, if it was asked for. */
    public Optional<Run> find(String id) {
        return Names.isValid(id)
                ? Optional.ofNullable(entities.find(Run.class, id)).filter(run -> run.requestedAt != null)
                : Optional.empty();
    }

    /** A page of runs. */
    RunPage list(RunFilter filter, RunOrder order, int limit, Optional<Cursor> after) {
        var question = new RunQuestion(filter, order, after);
        var query = entities.createQuery(question.text(), Run.class).setMaxResults(limit + 1);
        question.parameters().forEach(query::setParameter);
        List<Run> runs = query.getResultList();
        boolean more = runs.size() > limit;
        List<Run> page = more ? runs.subList(0, limit) : runs;
        return new RunPage(page, more ? Optional.of(order.cursorOf(page.getLast())) : Optional.empty());
    }

    /** The run's checkpoints, the newest first. */
    public List<Checkpoint> checkpoints(String run) {
        return entities.createQuery("from checkpoint where runId = :run order by step desc", Checkpoint.class)
                .setParameter("run", run)
                .getResultList();
    }

    /** The run's attempts, the newest first. */
    public List<RunAttempt> attempts(String run) {
        return entities.createQuery("from run_attempt where runId = :run order by attempt desc", RunAttempt.class)
                .setParameter("run", run)
                .getResultList();
    }

    /** What the model wrote at its newest evaluations, the newest first. */
    public List<Sample> samples(String run, int most) {
        return entities.createQuery("from sample where runId = :run order by step desc", Sample.class)
                .setParameter("run", run)
                .setMaxResults(most)
                .getResultList();
    }

    /** The newest of what the run warned of, the newest first. */
    public List<RunWarning> warnings(String run, int most) {
        return entities.createQuery(
                        "from warning where runId = :run order by attempt desc, step desc, code, message",
                        RunWarning.class)
                .setParameter("run", run)
                .setMaxResults(most)
                .getResultList();
    }

    /** The steps of the run that changed nothing, in their order. */
    public List<Long> skippedSteps(String run) {
        return entities.createQuery("select step from skipped_step where runId = :run order by step", Long.class)
                .setParameter("run", run)
                .getResultList();
    }
}
