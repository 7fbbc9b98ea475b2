package dev.athanor.data.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.DatasetStatistics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version.
 *
 * @param version its content's hash
 * @param form {@code text}, {@code labelled} or {@code pairs}
 * @param createdAt when it was first completed
 * @param statistics its size
 * @param source where its text came from
 * @param tokenizer how it became tokens
 * @param validationFraction share that is held out
 * @param job that made it
 */
public record VersionView(
        String version,
        String form,
        Instant createdAt,
        DatasetStatistics statistics,
        @Nullable JsonNode source,
        @Nullable JsonNode tokenizer,
        @Nullable Double validationFraction,
        String job) {}
