package dev.athanor.tracker.export;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.tracker.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What happened to exports. One that is completed stays so: a worker that was late has nothing to add. */
@ApplicationScoped
public class ExportProjection implements Projection {

    private final ExportTables tables;

    public ExportProjection(ExportTables tables) {
        this.tables = tables;
    }

    @Override
    public void apply(List<Envelope> events) {
        for (Envelope envelope : events) {
            if (envelope.event() instanceof ExportEvent event) {
                apply(event, envelope.time());
            }
        }
    }

    private void apply(ExportEvent event, Instant time) {
        switch (event) {
            case ExportEvent.Started started -> {
                var export = tables.locked(started.export(), started.run(), started.model(), started.version(), time);
                if (export.state == Export.State.requested) {
                    export.state = Export.State.running;
                    export.worker = started.worker();
                    export.heardAt = time;
                }
            }
            case ExportEvent.Completed completed -> {
                var export = tables.locked(
                        completed.export(), completed.run(), completed.model(), completed.version(), time);
                if (export.state != Export.State.completed) {
                    export.state = Export.State.completed;
                    export.formats =
                            JsonFormat.mapper().valueToTree(completed.formats()).toString();
                    export.objective = completed.objective().word();
                    export.failureCode = null;
                    export.failureMessage = null;
                    export.heardAt = time;
                }
            }
            case ExportEvent.Failed failed -> {
                var export = tables.locked(failed.export(), failed.run(), failed.model(), failed.version(), time);
                if (export.state != Export.State.completed) {
                    export.state = Export.State.failed;
                    export.failureCode = failed.failure().code();
                    export.failureMessage = failed.failure().message();
                    export.heardAt = time;
                }
            }
        }
    }
}
