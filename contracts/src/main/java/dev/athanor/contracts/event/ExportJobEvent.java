package dev.athanor.contracts.event;

import java.util.List;

/** Work for the export service. */
public sealed interface ExportJobEvent extends AthanorEvent {

    /**
     * Exports of a checkpoint are wanted.
     *
     * @param export id of this request
     * @param run whose checkpoint
     * @param checkpoint address of the checkpoint, {@code runs/{run}/checkpoints/step-00002000}
     * @param model name under which the exports are kept
     * @param version of the model
     * @param formats which to write
     */
    @EventType("dev.athanor.export.requested.v1")
    record Requested(
            String export, String run, String checkpoint, String model, String version, List<ExportFormat> formats)
            implements ExportJobEvent {
        public Requested {
            formats = List.copyOf(formats);
        }

        @Override
        public String subject() {
            return export;
        }
    }
}
