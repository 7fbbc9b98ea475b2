package dev.athanor.tracker.export;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.tracker.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Which exports were asked for. */
@ApplicationScoped
public class ExportRequestProjection implements Projection {

    private final ExportTables tables;

    public ExportRequestProjection(ExportTables tables) {
        this.tables = tables;
    }

    @Override
    public void apply(List<Envelope> events) {
        for (Envelope envelope : events) {
            if (envelope.event() instanceof ExportJobEvent job) {
                switch (job) {
                    case ExportJobEvent.Requested requested -> request(requested, envelope.time());
                }
            }
        }
    }

    private void request(ExportJobEvent.Requested requested, Instant time) {
        var export = tables.locked(requested.export(), requested.run(), requested.model(), requested.version(), time);
        if (export.requestedAt != null) {
            return;
        }
        export.requestedAt = time;
        export.checkpoint = requested.checkpoint();
        if (export.formats == null) {
            export.formats =
                    JsonFormat.mapper().valueToTree(requested.formats()).toString();
        }
    }
}
