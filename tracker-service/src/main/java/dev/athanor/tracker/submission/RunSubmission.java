package dev.athanor.tracker.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.config.DatasetReference;
import dev.athanor.contracts.config.InvalidConfigurationException;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.config.Violation;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.contracts.run.DatasetFit;
import dev.athanor.tracker.dataset.DatasetVersion;
import dev.athanor.tracker.dataset.Datasets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a configuration that somebody wrote to a run that can be asked for. */
public final class RunSubmission {

    private final Datasets datasets;
    private final RunIds ids;

    public RunSubmission(Datasets datasets, RunIds ids) {
        this.datasets = datasets;
        this.ids = ids;
    }

    /**
     * Resolves, checks and names a run.
     *
     * @throws InvalidConfigurationException with everything that is wrong, of the configuration and of its dataset
     */
    public TrainingJobEvent.Requested prepare(ObjectNode tree) {
        RunConfiguration configuration;
        try {
            configuration = RunConfigurations.resolve(tree);
        } catch (InvalidConfigurationException e) {
            throw new InvalidConfigurationException(withDataset(e.violations(), tree));
        }
        var version = find(configuration.dataset());
        var exact = withVersion(configuration, version.version);
        var violations = new DatasetFit(exact, version.statistics(), version.form()).violations();
        if (!violations.isEmpty()) {
            throw new InvalidConfigurationException(violations);
        }
        return new TrainingJobEvent.Requested(ids.next(exact.name()), exact);
    }

    private DatasetVersion find(DatasetReference reference) {
        return datasets.find(reference)
                .orElseThrow(() -> new InvalidConfigurationException(List.of(missing(reference))));
    }

    private Violation missing(DatasetReference reference) {
        return new DatasetRequirement(datasets).missing(reference);
    }

    /** What is wrong with the dataset is worth knowing although something else is wrong as well. */
    private List<Violation> withDataset(List<Violation> violations, ObjectNode tree) {
        List<Violation> all = new ArrayList<>(violations);
        if (violations.stream().noneMatch(violation -> violation.path().startsWith("dataset"))) {
            reference(tree)
                    .filter(reference -> datasets.find(reference).isEmpty())
                    .map(this::missing)
                    .ifPresent(all::add);
        }
        return all;
    }

    private static Optional<DatasetReference> reference(ObjectNode tree) {
        JsonNode section = RunConfigurations.merge(null, tree, List.of()).path("dataset");
        return Optional.ofNullable(section.path("name").textValue())
                .map(name -> new DatasetReference(name, section.path("version").asText(DatasetReference.LATEST)));
    }

    private static RunConfiguration withVersion(RunConfiguration configuration, String version) {
        return RunConfigurations.resolve(RunConfigurations.merge(
                null, RunConfigurations.toTree(configuration), List.of("dataset.version=" + version)));
    }
}
