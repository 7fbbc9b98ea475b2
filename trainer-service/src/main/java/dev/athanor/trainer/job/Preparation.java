package dev.athanor.trainer.job;

import dev.athanor.contracts.address.CurriculumState;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.config.CurriculumConfiguration;
import dev.athanor.contracts.config.InvalidConfigurationException;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.Violation;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.contracts.run.DatasetFit;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.trainer.checkpoint.Checkpoints;
import dev.athanor.trainer.checkpoint.SavedCheckpoint;
import dev.athanor.trainer.curriculum.Curriculum;
import dev.athanor.trainer.difficulty.DifficultyCache;
import dev.athanor.trainer.difficulty.EasiestFirst;
import dev.athanor.trainer.program.Programs;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.trainer.sample.Sampler;
import dev.athanor.trainer.tokens.DatasetCache;
import dev.athanor.trainer.tokens.MappedDataset;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.tokenizer.UnknownCharacterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Brings dataset and program together. */
final class Preparation {

    private final DatasetCache datasets;
    private final DifficultyCache difficulties;
    private final Programs programs;
    private final Worker worker;

    Preparation(DatasetCache datasets, DifficultyCache difficulties, Programs programs, Worker worker) {
        this.datasets = datasets;
        this.difficulties = difficulties;
        this.programs = programs;
        this.worker = worker;
    }

    /**
     * Prepares a run to begin, or to go on from its newest checkpoint.
     *
     * @param scratch folder for local files
     * @throws UnworkableRunException if dataset and configuration cannot be trained
     */
    PreparedRun prepare(RunConfiguration configuration, Checkpoints checkpoints, Path scratch)
            throws UnworkableRunException, IOException {
        Holdings holdings = new Holdings();
        try {
            return prepare(configuration, checkpoints, scratch, holdings);
        } catch (UnworkableRunException | IOException | RuntimeException e) {
            holdings.close();
            throw e;
        }
    }

    private PreparedRun prepare(
            RunConfiguration configuration, Checkpoints checkpoints, Path scratch, Holdings holdings)
            throws UnworkableRunException, IOException {
        MappedDataset dataset = holdings.hold(dataset(configuration), MappedDataset::close);
        requireFit(configuration, dataset);
        Optional<Sampler> sampler = sampler(configuration, dataset, holdings);
        Optional<SavedCheckpoint> newest = checkpoints.newestValid(scratch);
        Optional<Curriculum> curriculum = curriculum(configuration, dataset, newest, holdings);
        Precision precision = precision(configuration, newest);
        TrainingProgram program = holdings.hold(
                newest.isPresent()
                        ? programs.load(newest.get().program(), configuration)
                        : create(configuration, vocabularySize(dataset), precision, scratch),
                TrainingProgram::close);
        return new PreparedRun(
                dataset,
                program,
                newest,
                provenance(configuration, dataset, precision),
                curriculum,
                sampler,
                effort(configuration, dataset, precision),
                holdings);
    }

    private Optional<Curriculum> curriculum(
            RunConfiguration configuration, MappedDataset dataset, Optional<SavedCheckpoint> newest, Holdings holdings)
            throws IOException {
        if (configuration.curriculum().kind() == CurriculumConfiguration.Kind.NONE) {
            return Optional.empty();
        }
        EasiestFirst easiestFirst = holdings.hold(
                difficulties.open(
                        dataset,
                        configuration.model().contextLength(),
                        configuration.curriculum().difficulty()),
                EasiestFirst::close);
        CurriculumState state = newest.flatMap(
                        checkpoint -> Optional.ofNullable(checkpoint.state().curriculum()))
                .orElse(CurriculumState.INITIAL);
        return Optional.of(new Curriculum(configuration, easiestFirst, state));
    }

    /** What only the model knows, such as the names of its parameters, is checked as it is built. */
    private TrainingProgram create(
            RunConfiguration configuration, int vocabularySize, Precision precision, Path scratch)
            throws UnworkableRunException, IOException {
        try {
            return programs.create(configuration, vocabularySize, precision, scratch);
        } catch (IllegalArgumentException e) {
            throw new UnworkableRunException("configuration-unworkable", String.valueOf(e.getMessage()));
        }
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

    private static void requireFit(RunConfiguration configuration, MappedDataset dataset)
            throws UnworkableRunException {
        List<Violation> violations =
                new DatasetFit(configuration, dataset.description().statistics()).violations();
        if (!violations.isEmpty()) {
            throw new UnworkableRunException(
                    "configuration-unworkable", new InvalidConfigurationException(violations).getMessage());
        }
    }

    private static Optional<Sampler> sampler(RunConfiguration configuration, MappedDataset dataset, Holdings holdings)
            throws UnworkableRunException, IOException {
        if (configuration.samples().count() == 0) {
            return Optional.empty();
        }
        Tokenizer tokenizer = holdings.hold(Tokenizer.open(dataset.tokenizer()), Tokenizer::close);
        try {
            return Optional.of(new Sampler(
                    configuration.samples(),
                    tokenizer,
                    configuration.model().contextLength(),
                    configuration.training().seed()));
        } catch (UnknownCharacterException e) {
            throw new UnworkableRunException("configuration-unworkable", "samples.prompt: " + e.getMessage());
        }
    }

    private PreparedRun.Effort effort(RunConfiguration configuration, MappedDataset dataset, Precision precision) {
        return new PreparedRun.Effort(
                programs.trainingFlopsPerToken(configuration, vocabularySize(dataset)),
                programs.peakFlops(
                        precision, programs.threads(configuration.training().threads())));
    }

    /** A resumed run keeps the arithmetic that it began with, wherever it goes on. */
    private Precision precision(RunConfiguration configuration, Optional<SavedCheckpoint> newest) {
        return newest.map(checkpoint -> checkpoint.state().provenance().precision())
                .map(name -> Precision.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> programs.resolve(configuration.training().precision()));
    }

    private Provenance provenance(RunConfiguration configuration, MappedDataset dataset, Precision precision) {
        return new Provenance(
                worker.codeVersion(),
                dataset.manifestSha256(),
                configuration.training().seed(),
                worker.jvm(),
                programs.libtorch(),
                programs.device(),
                programs.threads(configuration.training().threads()),
                precision.name().toLowerCase(Locale.ROOT));
    }

    private static int vocabularySize(MappedDataset dataset) {
        return dataset.description().statistics().vocabularySize();
    }
}
