package dev.athanor.data.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.DatasetStatistics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param name of the dataset
 * @param versions how many there are
 * @param version the newest, if there is one
 * @param form of the newest: {@code text}, {@code labelled} or {@code pairs}
 * @param statistics of the newest
 * @param tokenizer of the newest
 * @param openJobs jobs that are queued or running
 * @param updatedAt when something was last heard of it
 */
public record DatasetSummary(
        String name,
        int versions,
        @Nullable String version,
        @Nullable String form,
        @Nullable DatasetStatistics statistics,
        @Nullable JsonNode tokenizer,
        int openJobs,
        Instant updatedAt) {}
