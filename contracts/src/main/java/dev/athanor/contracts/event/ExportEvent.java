package dev.athanor.contracts.event;

import dev.athanor.contracts.config.Objective;
import java.util.List;
import java.util.Objects;

/** What happened to an export. */
public sealed interface ExportEvent extends AthanorEvent {

    /** The export's id. */
    String export();

    /** The run whose checkpoint is exported. */
    String run();

    @Override
    default String subject() {
        return export();
    }

    /** A worker took the job. */
    @EventType("dev.athanor.export.started.v1")
    record Started(String export, String run, String model, String version, String worker) implements ExportEvent {}

    /**
     * Every format was written, loaded again by its own engine and agreed with the checkpoint.
     *
     * @param objective what the model was trained for, which says what it can be used for
     */
    @EventType("dev.athanor.export.completed.v1")
    record Completed(
            String export, String run, String model, String version, List<Exported> formats, Objective objective)
            implements ExportEvent {
        public Completed {
            formats = List.copyOf(formats);
            // Earlier releases knew causal models alone and did not say so.
            objective = Objects.requireNonNullElse(objective, Objective.CAUSAL);
        }

        /** Of a causal model. */
        public Completed(String export, String run, String model, String version, List<Exported> formats) {
            this(export, run, model, version, formats, Objective.CAUSAL);
        }
    }

    /** A format could not be written, or differs from the checkpoint; none of it is left in the store. */
    @EventType("dev.athanor.export.failed.v1")
    record Failed(String export, String run, String model, String version, Failure failure) implements ExportEvent {}

    /**
     * One format of a model version.
     *
     * @param prefix its address in the object store
     * @param bytes size of all its objects
     * @param maxLogitDifference greatest absolute difference from the checkpoint's logits on real token windows
     */
    record Exported(ExportFormat format, String prefix, long bytes, double maxLogitDifference) {}
}
