package dev.athanor.export.ledger;

import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.contracts.event.ExportJobEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All exports, a fold of the log. The topics of requests and of facts are read side by side, so a fact may come before its
 * request; a request that comes again, or late, takes nothing back. Thread-safe.
 */
public final class ExportLedger {

    private final Map<String, ExportView> exports = new LinkedHashMap<>();

    /** Takes the next event; those of other families are none of its business. */
    public synchronized void hear(AthanorEvent event) {
        if (event instanceof ExportJobEvent.Requested request) {
            exports.merge(request.export(), view(request), ExportLedger::withRequest);
        } else if (event instanceof ExportEvent fact) {
            exports.compute(fact.export(), (id, known) -> after(fact, known == null ? view(fact) : known));
        }
    }

    private static ExportView view(ExportJobEvent.Requested request) {
        return new ExportView(
                request.export(),
                request.run(),
                request.checkpoint(),
                request.model(),
                request.version(),
                request.formats(),
                ExportView.State.QUEUED,
                List.of(),
                null);
    }

    private static ExportView withRequest(ExportView known, ExportView request) {
        return new ExportView(
                known.export(),
                known.run(),
                request.checkpoint(),
                known.model(),
                known.version(),
                request.formats(),
                known.state(),
                known.exported(),
                known.failure());
    }

    private static ExportView view(ExportEvent fact) {
        return switch (fact) {
            case ExportEvent.Started it -> view(it, it.model(), it.version());
            case ExportEvent.Completed it -> view(it, it.model(), it.version());
            case ExportEvent.Failed it -> view(it, it.model(), it.version());
        };
    }

    private static ExportView view(ExportEvent fact, String model, String version) {
        return new ExportView(
                fact.export(), fact.run(), null, model, version, List.of(), ExportView.State.QUEUED, List.of(), null);
    }

    private static ExportView after(ExportEvent fact, ExportView known) {
        return switch (fact) {
            case ExportEvent.Started started -> known.in(ExportView.State.RUNNING);
            case ExportEvent.Completed completed -> known.completed(completed.formats());
            case ExportEvent.Failed failed -> known.failed(failed.failure());
        };
    }

    /** One export. */
    public synchronized Optional<ExportView> find(String export) {
        return Optional.ofNullable(exports.get(export));
    }

    /** All of them, the newest first. */
    public synchronized List<ExportView> all() {
        return List.copyOf(exports.values()).reversed();
    }
}
