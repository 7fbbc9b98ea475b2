package dev.athanor.tracker.submission;

import dev.athanor.contracts.config.DatasetReference;
import dev.athanor.contracts.config.Violation;
import dev.athanor.tracker.dataset.Dataset;
import dev.athanor.tracker.dataset.DatasetVersion;
import dev.athanor.tracker.dataset.Datasets;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a dataset cannot be trained on, and what to do about it. */
final class DatasetRequirement {

    private static final int MANY = 10;

    private final Datasets datasets;

    DatasetRequirement(Datasets datasets) {
        this.datasets = datasets;
    }

    /** What is wrong with a reference for which there is no version. */
    Violation missing(DatasetReference reference) {
        List<DatasetVersion> versions = datasets.versions(reference.name());
        return new Violation(
                "dataset",
                versions.isEmpty()
                        ? "there is no dataset '%s'%s %s".formatted(reference.name(), job(reference), create(reference))
                        : "dataset '%s' has no version '%s'; there are %s, or latest"
                                .formatted(
                                        reference.name(),
                                        reference.version(),
                                        list(versions.stream()
                                                .map(version -> version.version)
                                                .toList())));
    }

    private String job(DatasetReference reference) {
        return datasets.job(reference.name()).map(DatasetRequirement::story).orElse(" yet.");
    }

    private static String story(Dataset dataset) {
        return switch (dataset.state) {
            case running ->
                " yet: its job '%s' is at %.0f%%, ask again when it is done."
                        .formatted(dataset.job, 100 * (dataset.fraction == null ? 0 : dataset.fraction));
            case failed -> ": its job '%s' failed. %s".formatted(dataset.job, dataset.failureMessage);
            case completed -> ".";
        };
    }

    private String create(DatasetReference reference) {
        var known = datasets.names();
        return "Create it with POST /api/datasets (name '%s' and a text)%s"
                .formatted(reference.name(), known.isEmpty() ? "; there is none so far" : "; there are " + list(known));
    }

    private static String list(List<String> names) {
        var some = names.stream().limit(MANY).collect(Collectors.joining(", "));
        return names.size() > MANY ? some + " and %d more".formatted(names.size() - MANY) : some;
    }
}
