package dev.athanor.data.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What would miss a version, or a dataset.
 *
 * @param datasets versions that were derived from it
 * @param runs that were asked to train on it
 */
public record Dependents(List<VersionName> datasets, List<String> runs) {

    public Dependents {
        datasets = List.copyOf(datasets);
        runs = List.copyOf(runs);
    }

    /** Whether nothing would. */
    @JsonIgnore
    public boolean isEmpty() {
        return datasets.isEmpty() && runs.isEmpty();
    }
}
