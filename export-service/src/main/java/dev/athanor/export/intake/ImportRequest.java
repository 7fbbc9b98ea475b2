package dev.athanor.export.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for beside the files.
 *
 * @param name of the model
 */
public record ImportRequest(@JsonProperty("name") @Nullable String name) {}
