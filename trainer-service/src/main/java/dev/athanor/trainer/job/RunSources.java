package dev.athanor.trainer.job;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.config.CheckpointConfiguration;
import dev.athanor.contracts.config.InvalidConfigurationException;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.Violation;
import dev.athanor.contracts.run.DatasetFit;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.trainer.checkpoint.Checkpoints;
import dev.athanor.trainer.checkpoint.SavedCheckpoint;
import dev.athanor.trainer.origin.MissingModelException;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.trainer.program.Programs;
import dev.athanor.trainer.tokens.DatasetCache;
import dev.athanor.trainer.tokens.MappedDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds what runs are made from; what is missing, damaged or does not fit is said with what to do about it. */
final class RunSources {

    private final DatasetCache datasets;
    private final Programs programs;

    RunSources(DatasetCache datasets, Programs programs) {
        this.datasets = datasets;
        this.programs = programs;
    }

    /**
     * Brings everything to this machine.
     *
     * @param scratch folder for checkpoints
     * @param holdings that the dataset is held in
     */
    RunInputs find(RunConfiguration asked, Checkpoints checkpoints, Path scratch, Holdings holdings)
            throws UnworkableRunException, IOException {
        MappedDataset dataset = holdings.hold(dataset(asked), MappedDataset::close);
        Objective objective = objective(asked, dataset);
        Optional<Origin> origin = origin(asked);
        Optional<SavedCheckpoint> own = checkpoints.newestValid(scratch);
        Optional<SavedCheckpoint> named = own.isPresent() ? Optional.empty() : named(asked, checkpoints, scratch);
        return new RunInputs(dataset, objective, origin, own, named);
    }

    private MappedDataset dataset(RunConfiguration configuration) throws UnworkableRunException, IOException {
        var address = new DatasetAddress(
                configuration.dataset().name(), configuration.dataset().version());
        try {
            return datasets.open(address)
                    .orElseThrow(() -> new UnworkableRunException(
                            "dataset-missing",
                            "There is no dataset %s with version %s: create it, or name another in dataset.name and dataset.version."
                                    .formatted(address.name(), address.version())));
        } catch (CorruptObjectException e) {
            throw new UnworkableRunException(
                    "dataset-corrupt", e.getMessage() + " Create the dataset again, then request a new run.");
        }
    }

    private Optional<Origin> origin(RunConfiguration configuration) throws UnworkableRunException, IOException {
        try {
            return programs.origin(configuration);
        } catch (MissingModelException e) {
            throw new UnworkableRunException("model-missing", String.valueOf(e.getMessage()));
        } catch (CorruptObjectException e) {
            throw new UnworkableRunException(
                    "model-corrupt", e.getMessage() + " Import the model again, then request a new run.");
        }
    }

    /** What the model learns from the dataset, if it can. */
    private static Objective objective(RunConfiguration configuration, MappedDataset dataset)
            throws UnworkableRunException {
        DatasetFit fit = new DatasetFit(configuration, dataset.description());
        List<Violation> violations = fit.violations();
        if (!violations.isEmpty()) {
            throw new UnworkableRunException(
                    "configuration-unworkable", new InvalidConfigurationException(violations).getMessage());
        }
        return fit.objective().orElseThrow();
    }

    /** The checkpoint that the configuration names, of whichever run. */
    private static Optional<SavedCheckpoint> named(
            RunConfiguration configuration, Checkpoints checkpoints, Path scratch) throws UnworkableRunException {
        String prefix = configuration.checkpoints().startFrom();
        if (prefix.equals(CheckpointConfiguration.NONE)) {
            return Optional.empty();
        }
        return Optional.of(checkpoints
                .valid(new CheckpointAddress(prefix), scratch)
                .orElseThrow(() -> new UnworkableRunException(
                        "checkpoint-missing",
                        "There is no whole checkpoint %s: name another in checkpoints.startFrom.".formatted(prefix))));
    }
}
