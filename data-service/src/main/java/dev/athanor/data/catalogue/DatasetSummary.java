package dev.athanor.data.catalogue;

import dev.athanor.contracts.event.DatasetStatistics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param name of the dataset
 * @param versions how many there are
 * @param latestVersion the newest, if there is one
 * @param statistics of the newest
 * @param openJobs jobs that are queued or running
 * @param updatedAt when something was last heard of it
 */
public record DatasetSummary(
        String name,
        int versions,
        @Nullable String latestVersion,
        @Nullable DatasetStatistics statistics,
        int openJobs,
        Instant updatedAt) {}
