package dev.athanor.export.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param run whose newest checkpoint is exported
 * @param checkpoint address of one certain checkpoint, instead of {@code run}
 * @param formats which; all of them if absent
 * @param model name under which the exports are kept; the run's name if absent
 */
public record ExportRequest(
        @JsonProperty("run") @Nullable String run,
        @JsonProperty("checkpoint") @Nullable String checkpoint,
        @JsonProperty("formats") @Nullable List<String> formats,
        @JsonProperty("model") @Nullable String model) {}
