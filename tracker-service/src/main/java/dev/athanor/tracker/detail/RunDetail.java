package dev.athanor.tracker.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.Failure;
import dev.athanor.tracker.run.RunSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a run.
 *
 * @param run what lists say of it too
 * @param configuration the resolved one
 * @param provenance what it was made with
 * @param metrics names of its curves
 * @param attempts the newest first
 * @param checkpoints the newest first
 * @param skippedSteps steps whose gradient was not finite
 * @param warnings the newest of what it warned of, the newest first
 * @param samples what the model wrote at its newest evaluations, the newest first
 * @param exports the newest first
 * @param deployments endpoints that should serve one of the exports
 */
public record RunDetail(
        @JsonUnwrapped RunSummary run,
        @Nullable JsonNode configuration,
        @Nullable JsonNode provenance,
        List<String> metrics,
        List<Attempt> attempts,
        List<SavedCheckpoint> checkpoints,
        List<Long> skippedSteps,
        List<Warning> warnings,
        List<WrittenSample> samples,
        List<ExportState> exports,
        List<Endpoint> deployments) {

    /**
     * One worker's try.
     *
     * @param fromStep optimizer steps done when it began
     * @param outcome {@code released}, {@code lost} or the state in which the run ended
     */
    public record Attempt(
            int attempt,
            @Nullable String worker,
            @Nullable Long fromStep,
            @Nullable Instant claimedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome) {}

    /**
     * A checkpoint.
     *
     * @param prefix its address in the object store
     * @param kept whether it is among the newest that the configuration keeps
     */
    public record SavedCheckpoint(
            long step,
            int attempt,
            String prefix,
            long bytes,
            String sha256,
            @Nullable Double validationLoss,
            Instant savedAt,
            boolean kept) {}

    /**
     * Something that whoever watches the run should know.
     *
     * @param code a stable word, such as {@code gradient-spike}
     * @param message a sentence
     */
    public record Warning(int attempt, long step, String code, String message, Instant warnedAt) {}

    /**
     * Texts that the model wrote.
     *
     * @param texts without the prompt
     * @param artifact address of the same as a text file
     */
    public record WrittenSample(long step, String prompt, JsonNode texts, String artifact, Instant sampledAt) {}

    /**
     * An export.
     *
     * @param objective once it is completed, what the model was trained for
     * @param formats once it is completed, each with prefix, bytes and greatest difference from the checkpoint's logits
     */
    public record ExportState(
            String id,
            String model,
            String version,
            String state,
            @Nullable String checkpoint,
            @Nullable String worker,
            @Nullable String objective,
            @Nullable JsonNode formats,
            @Nullable Failure failure,
            @Nullable Instant requestedAt,
            Instant heardAt) {}

    /** An endpoint with the model versions behind it. */
    public record Endpoint(String endpoint, JsonNode targets, Instant changedAt) {}
}
