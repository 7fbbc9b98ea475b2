package dev.athanor.trainer.job;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.trainer.checkpoint.CheckpointWitness;
import dev.athanor.trainer.report.RunReport;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a checkpoint through while the attempt is the newest, and says that it is there. */
final class UploadWitness implements CheckpointWitness {

    private static final Logger LOG = LoggerFactory.getLogger(UploadWitness.class);

    private final RunAddress run;
    private final Fence fence;
    private final Gauges gauges;
    private final EventPublisher publisher;
    private final RunReport report;
    private final Duration patience;

    /** @param patience with a log that is away */
    UploadWitness(
            RunAddress run, Fence fence, Gauges gauges, EventPublisher publisher, RunReport report, Duration patience) {
        this.run = run;
        this.fence = fence;
        this.gauges = gauges;
        this.publisher = publisher;
        this.report = report;
        this.patience = patience;
    }

    @Override
    public boolean mayWrite() {
        return fence.verify();
    }

    @Override
    public void awaitRecorded() {
        report.flush(patience);
    }

    @Override
    public void saved(RunEvent.CheckpointSaved event, Duration took) {
        LOG.info("runId={} step={} checkpoint={} bytes={}", run.run(), event.step(), event.prefix(), event.bytes());
        gauges.checkpointSaved(took);
        publisher.publishAndWait(event);
        report.said(event);
    }
}
