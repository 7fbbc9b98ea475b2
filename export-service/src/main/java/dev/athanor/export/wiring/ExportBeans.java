package dev.athanor.export.wiring;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.event.LogReader;
import dev.athanor.exchange.queue.QueueSettings;
import dev.athanor.exchange.queue.WorkQueue;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.wiring.BrokerConnection;
import dev.athanor.export.format.OnnxFormat;
import dev.athanor.export.format.SafetensorsFormat;
import dev.athanor.export.format.TorchScriptFormat;
import dev.athanor.export.intake.ModelIntake;
import dev.athanor.export.job.ExportJobs;
import dev.athanor.export.job.Exporter;
import dev.athanor.export.ledger.ExportLedger;
import dev.athanor.export.request.ExportOrders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Puts the exporter together. */
@ApplicationScoped
public class ExportBeans {

    @Produces
    @Singleton
    ExportOrders orders(ArtifactStore store) {
        return new ExportOrders(store);
    }

    @Produces
    @Singleton
    ExportLedger ledger() {
        return new ExportLedger();
    }

    @Produces
    @Singleton
    LogReader ledgerReader(BrokerConnection broker, ExportLedger ledger) {
        return new LogReader(
                broker.settings(),
                List.of(Topics.EXPORT_JOBS, Topics.EXPORTS),
                envelope -> ledger.hear(envelope.event()));
    }

    @Produces
    @Singleton
    Exporter exporter(ArtifactStore store, ExportSettings settings) {
        int threads = settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
        return new Exporter(
                store,
                List.of(new SafetensorsFormat(), new TorchScriptFormat(), new OnnxFormat(threads)),
                settings.scratchFolder(),
                settings.tolerance());
    }

    @Produces
    @Singleton
    WorkQueue<ExportJobEvent> queue(
            ExportSettings settings, BrokerConnection broker, Exporter exporter, EventPublisher publisher) {
        return new WorkQueue<>(
                new QueueSettings(broker.settings(), Topics.EXPORT_JOBS, settings.group(), settings.lock()),
                ExportJobEvent.class,
                new ExportJobs(worker(), exporter, publisher));
    }

    @Produces
    @Singleton
    ModelIntake intake(ArtifactStore store) {
        return new ModelIntake(store);
    }

    private static String worker() {
        return machine() + "-" + ProcessHandle.current().pid();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
