package dev.athanor.export.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for beside the files.
 *
 * @param name of the model
 * @param vocabularySize how many tokens it scores; said of TorchScript modules alone, which do not say it themselves
 * @param contextLength the longest sequence it reads, in tokens; as above
 */
public record ImportRequest(
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("vocabularySize") @Nullable Integer vocabularySize,
        @JsonProperty("contextLength") @Nullable Integer contextLength) {}
