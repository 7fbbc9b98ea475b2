package dev.athanor.export.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.event.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an export.
 *
 * @param export its id
 * @param run whose checkpoint it is
 * @param checkpoint address of the checkpoint; absent if only the outcome is known
 * @param model name of the model
 * @param version of the model
 * @param formats that were asked for
 * @param state how far it is
 * @param exported each format with its address and measured difference, once completed
 * @param failure why it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportView(
        String export,
        String run,
        @Nullable String checkpoint,
        String model,
        String version,
        List<ExportFormat> formats,
        State state,
        List<ExportEvent.Exported> exported,
        @Nullable Failure failure) {

    /** How far an export is. */
    public enum State {
        /** Nobody works on it yet. */
        @JsonProperty("queued")
        QUEUED,
        /** A worker writes and compares. */
        @JsonProperty("running")
        RUNNING,
        /** Every format is in the store and agrees with the checkpoint. */
        @JsonProperty("completed")
        COMPLETED,
        /** Nothing of it is in the store. */
        @JsonProperty("failed")
        FAILED
    }

    public ExportView {
        formats = List.copyOf(formats);
        exported = List.copyOf(exported);
    }

    ExportView in(State next) {
        return new ExportView(export, run, checkpoint, model, version, formats, next, List.of(), null);
    }

    ExportView completed(List<ExportEvent.Exported> outcome) {
        return new ExportView(export, run, checkpoint, model, version, formats, State.COMPLETED, outcome, null);
    }

    ExportView failed(Failure reason) {
        return new ExportView(export, run, checkpoint, model, version, formats, State.FAILED, List.of(), reason);
    }
}
