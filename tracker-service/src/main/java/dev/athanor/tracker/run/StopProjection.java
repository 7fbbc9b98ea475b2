package dev.athanor.tracker.run;

import dev.athanor.contracts.event.RunControl;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.tracker.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Who was asked to stop, so that a run that is about to end can be told from one that just runs. */
@ApplicationScoped
public class StopProjection implements Projection {

    private final RunTables tables;

    public StopProjection(RunTables tables) {
        this.tables = tables;
    }

    @Override
    public void apply(List<Envelope> events) {
        for (Envelope envelope : events) {
            if (envelope.event() instanceof RunControl signal) {
                apply(signal, envelope.time());
            }
        }
    }

    private void apply(RunControl signal, Instant time) {
        switch (signal) {
            case RunControl.Stop stop -> stop(stop.run(), time);
            case RunControl.StopEarly stop -> stop(stop.run(), time);
            case RunControl.Save _ -> {}
        }
    }

    private void stop(String id, Instant time) {
        var run = tables.locked(id);
        if (run.stopRequestedAt == null) {
            run.stopRequestedAt = time;
        }
    }
}
