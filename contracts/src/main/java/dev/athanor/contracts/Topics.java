package dev.athanor.contracts;

import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.RunControl;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import java.util.List;

/** The topics of the event log. A record's key is always the id of the thing that it speaks of. */
public final class Topics {

    /** Work queue of {@code dataset.requested} and {@code dataset.shard-requested}. */
    public static final String DATASET_JOBS = "athanor.dataset-jobs";

    /** Work queue of {@code run.requested}. */
    public static final String TRAINING_JOBS = "athanor.training-jobs";

    /** Work queue of {@code export.requested}. */
    public static final String EXPORT_JOBS = "athanor.export-jobs";

    /** Facts about datasets. */
    public static final String DATASETS = "athanor.datasets";

    /** Facts about runs. */
    public static final String RUNS = "athanor.runs";

    /** Facts about exports. */
    public static final String EXPORTS = "athanor.exports";

    /** Metric points, batched per run. */
    public static final String METRICS = "athanor.metrics";

    /** Signals to whoever runs a job. */
    public static final String RUN_CONTROL = "athanor.run-control";

    /** Desired state of the endpoints, compacted. */
    public static final String DEPLOYMENTS = "athanor.deployments";

    private Topics() {}

    /** All topics that exist on a fresh platform, without their dead-letter topics. */
    public static List<String> all() {
        return List.of(
                DATASET_JOBS, TRAINING_JOBS, EXPORT_JOBS, DATASETS, RUNS, EXPORTS, METRICS, RUN_CONTROL, DEPLOYMENTS);
    }

    /** The topics of which only the newest record per key is kept. */
    public static List<String> compacted() {
        return List.of(DEPLOYMENTS);
    }

    /** The topic on which {@code event} is said. */
    public static String of(AthanorEvent event) {
        return switch (event) {
            case DatasetJobEvent job -> DATASET_JOBS;
            case TrainingJobEvent job -> TRAINING_JOBS;
            case ExportJobEvent job -> EXPORT_JOBS;
            case DatasetEvent fact -> DATASETS;
            case RunEvent fact -> RUNS;
            case ExportEvent fact -> EXPORTS;
            case MetricEvent fact -> METRICS;
            case RunControl signal -> RUN_CONTROL;
            case DeploymentEvent state -> DEPLOYMENTS;
        };
    }

    /** Where records of {@code topic} go that cannot be read or handled. */
    public static String deadLetters(String topic) {
        return topic + ".dlq";
    }
}
