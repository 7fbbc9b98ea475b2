package dev.athanor.data.catalogue;

import java.util.List;

/**
 * A dataset.
 *
 * @param name its name
 * @param versions what there is, the newest first
 * @param jobs the newest jobs, the newest first
 */
public record DatasetView(String name, List<VersionView> versions, List<JobView> jobs) {
    public DatasetView {
        versions = List.copyOf(versions);
        jobs = List.copyOf(jobs);
    }
}
