package dev.athanor.tracker.dataset;

import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.Failure;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.tracker.dataset.Dataset.State;
import dev.athanor.tracker.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which datasets there are. Of facts about one dataset the one that was said last counts. */
@ApplicationScoped
public class DatasetProjection implements Projection {

    private final EntityManager entities;

    public DatasetProjection(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void apply(List<Envelope> events) {
        for (Envelope envelope : events) {
            if (envelope.event() instanceof DatasetEvent event) {
                apply(event, envelope.time());
            }
        }
    }

    private void apply(DatasetEvent event, Instant time) {
        if (event instanceof DatasetEvent.Completed completed) {
            version(completed, time);
        }
        if (event instanceof DatasetEvent.Deleted deleted) {
            remove(deleted, time);
        }
        var dataset = entities.find(Dataset.class, event.dataset());
        if (dataset == null) {
            dataset = new Dataset(event.dataset());
        } else if (dataset.heardAt.isAfter(time)) {
            return;
        }
        dataset.job = event.job();
        dataset.heardAt = time;
        progress(dataset, event);
        entities.persist(dataset);
    }

    private static void progress(Dataset dataset, DatasetEvent event) {
        switch (event) {
            case DatasetEvent.Started _ -> {
                dataset.state = State.running;
                dataset.stage = null;
                dataset.fraction = 0.0;
                failure(dataset, null);
            }
            case DatasetEvent.Progressed progressed -> {
                dataset.state = State.running;
                dataset.stage = progressed.stage();
                dataset.fraction = progressed.fraction();
            }
            case DatasetEvent.Completed _ -> {
                dataset.state = State.completed;
                dataset.fraction = 1.0;
                failure(dataset, null);
            }
            case DatasetEvent.Failed failed -> {
                dataset.state = State.failed;
                failure(dataset, failed.failure());
            }
            case DatasetEvent.Deleted _ -> {
                dataset.state = State.completed;
                dataset.fraction = 1.0;
            }
        }
    }

    private static void failure(Dataset dataset, @Nullable Failure failure) {
        dataset.failureCode = failure == null ? null : failure.code();
        dataset.failureMessage = failure == null ? null : failure.message();
    }

    /** A version that was made again since then stays. */
    private void remove(DatasetEvent.Deleted deleted, Instant time) {
        for (String version : deleted.versions()) {
            var known = entities.find(DatasetVersion.class, new DatasetVersion.Key(deleted.dataset(), version));
            if (known != null && !known.completedAt.isAfter(time)) {
                entities.remove(known);
            }
        }
    }

    private void version(DatasetEvent.Completed completed, Instant time) {
        var known =
                entities.find(DatasetVersion.class, new DatasetVersion.Key(completed.dataset(), completed.version()));
        if (known == null) {
            var version = new DatasetVersion(completed.dataset(), completed.version());
            version.measure(completed.statistics(), completed.form());
            version.completedAt = time;
            entities.persist(version);
        } else if (known.completedAt.isBefore(time)) {
            known.completedAt = time;
        }
    }
}
