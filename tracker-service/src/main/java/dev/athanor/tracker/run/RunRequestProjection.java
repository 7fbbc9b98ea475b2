package dev.athanor.tracker.run;

import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.tracker.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What was asked for. The queue of the trainers is an ordinary topic as well. */
@ApplicationScoped
public class RunRequestProjection implements Projection {

    private final RunTables tables;

    public RunRequestProjection(RunTables tables) {
        this.tables = tables;
    }

    @Override
    public void apply(List<Envelope> events) {
        for (Envelope envelope : events) {
            if (envelope.event() instanceof TrainingJobEvent job) {
                apply(job, envelope.time());
            }
        }
    }

    private void apply(TrainingJobEvent job, Instant time) {
        switch (job) {
            case TrainingJobEvent.Requested requested -> request(tables.locked(requested.run()), requested, time);
        }
    }

    /** The first request of an id counts: a queue may hold a job twice. */
    private static void request(Run run, TrainingJobEvent.Requested requested, Instant time) {
        if (run.requestedAt != null) {
            return;
        }
        var configuration = requested.configuration();
        run.name = configuration.name();
        run.datasetName = configuration.dataset().name();
        run.datasetVersion = configuration.dataset().version();
        run.configuration = RunConfigurations.toTree(configuration).toString();
        run.steps = configuration.training().steps();
        run.requestedAt = time;
    }
}
