package dev.athanor.export.wiring;

import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.exchange.event.LogReader;
import dev.athanor.exchange.queue.WorkQueue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** From start to stop: reads the ledger, takes jobs, and hands the one in hand back at the end. */
@ApplicationScoped
public class ExportLife {

    private final LogReader ledger;
    private final WorkQueue<ExportJobEvent> queue;

    ExportLife(LogReader ledger, WorkQueue<ExportJobEvent> queue) {
        this.ledger = ledger;
        this.queue = queue;
    }

    void start(@Observes StartupEvent started) {
        ledger.start();
        queue.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        queue.close();
        ledger.close();
    }
}
