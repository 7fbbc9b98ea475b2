package dev.athanor.trainer.job;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.CurriculumState;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.config.CheckpointConfiguration;
import dev.athanor.contracts.config.CurriculumConfiguration;
import dev.athanor.contracts.config.InvalidConfigurationException;
import dev.athanor.contracts.config.Objective;
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
import dev.athanor.trainer.loop.Milestone;
import dev.athanor.trainer.loop.RunLength;
import dev.athanor.trainer.objective.Answers;
import dev.athanor.trainer.objective.HeldOut;
import dev.athanor.trainer.objective.TrainingData;
import dev.athanor.trainer.origin.MissingModelException;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.trainer.program.Programs;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.trainer.sample.Sampler;
import dev.athanor.trainer.tokens.DatasetCache;
import dev.athanor.trainer.tokens.MappedDataset;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.tokenizer.UnknownCharacterException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
     * Prepares a run to begin, or to go on from its newest checkpoint or, if it has none, from the one that it names.
     *
     * @param recovery what earlier attempts have learnt
     * @param scratch folder for local files
     * @throws UnworkableRunException if dataset and configuration cannot be trained
     */
    PreparedRun prepare(RunConfiguration configuration, Recovery recovery, Checkpoints checkpoints, Path scratch)
            throws UnworkableRunException, IOException {
        Holdings holdings = new Holdings();
        try {
            return prepare(configuration, recovery, checkpoints, scratch, holdings);
        } catch (UnworkableRunException | IOException | RuntimeException e) {
            holdings.close();
            throw e;
        }
    }

    private PreparedRun prepare(
            RunConfiguration asked, Recovery recovery, Checkpoints checkpoints, Path scratch, Holdings holdings)
            throws UnworkableRunException, IOException {
        MappedDataset dataset = holdings.hold(dataset(asked), MappedDataset::close);
        Objective objective = objective(asked, dataset);
        Optional<Origin> origin = origin(asked);
        Optional<SavedCheckpoint> own = checkpoints.newestValid(scratch);
        Recovery learnt = recovery.atLeast(
                own.map(checkpoint -> checkpoint.state().recovery()).orElse(null));
        RunConfiguration configuration = learnt.applyTo(inSteps(asked, TrainingData.of(asked, objective, dataset)));
        Blueprint blueprint = new Blueprint(
                configuration,
                objective,
                vocabularySize(dataset),
                dataset.description().labels().size(),
                dataset.description().specialTokens());
        Optional<SavedCheckpoint> from = own.isPresent() ? own : named(asked, checkpoints, scratch);
        Optional<Sampler> sampler = sampler(configuration, dataset, holdings);
        Optional<Curriculum> curriculum = curriculum(configuration, dataset, own, holdings);
        TrainingData data = curriculum
                .map(order -> TrainingData.causal(configuration, dataset, order::start))
                .orElseGet(() -> TrainingData.of(configuration, objective, dataset));
        Precision precision = precision(configuration, from);
        Provenance provenance = provenance(configuration, dataset, origin, precision);
        ResumeChanges changes = from.map(
                        checkpoint -> ResumeChanges.since(checkpoint.state(), configuration, provenance))
                .orElse(ResumeChanges.NONE);
        requireFit(changes, from, dataset);
        TrainingProgram program =
                holdings.hold(program(blueprint, from, changes, precision, scratch), TrainingProgram::close);
        return new PreparedRun(
                configuration,
                learnt,
                dataset,
                program,
                from,
                own.map(SavedCheckpoint::milestone)
                        .or(() -> from.map(SavedCheckpoint::milestoneForAnother))
                        .orElse(Milestone.START),
                changes.inexact(),
                provenance,
                curriculum,
                sampler,
                data,
                new HeldOut(data, answers(blueprint, dataset, holdings)),
                effort(blueprint, precision),
                holdings);
    }

    /** What only the model knows, such as the names of its parameters, is checked as it is built. */
    private TrainingProgram program(
            Blueprint blueprint,
            Optional<SavedCheckpoint> from,
            ResumeChanges changes,
            Precision precision,
            Path scratch)
            throws UnworkableRunException, IOException {
        if (from.isPresent() && !changes.rebuilt()) {
            return programs.load(from.get().program(), blueprint.configuration());
        }
        try {
            return from.isEmpty()
                    ? programs.create(blueprint, precision, scratch)
                    : programs.rebuild(from.get().program(), blueprint, precision, scratch);
        } catch (IllegalArgumentException e) {
            throw new UnworkableRunException("configuration-unworkable", String.valueOf(e.getMessage()));
        }
    }

    /** The program of a checkpoint of the run; the caller closes it. */
    TrainingProgram load(Path file, RunConfiguration configuration) throws IOException {
        return programs.load(file, configuration);
    }

    /** The configuration with the length that it has on this dataset. */
    private static RunConfiguration inSteps(RunConfiguration asked, TrainingData data) throws UnworkableRunException {
        try {
            return RunLength.inSteps(asked, data.samples(), data.tokensPerSample());
        } catch (InvalidConfigurationException e) {
            throw new UnworkableRunException("configuration-unworkable", e.getMessage());
        }
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

    private static void requireFit(ResumeChanges changes, Optional<SavedCheckpoint> from, MappedDataset dataset)
            throws UnworkableRunException {
        List<String> impossible = new ArrayList<>(changes.impossible());
        from.map(checkpoint -> checkpoint.state().vocabularySize())
                .filter(known -> known != vocabularySize(dataset))
                .ifPresent(known -> impossible.add("The checkpoint knows %d tokens and the dataset has %d."
                        .formatted(known, vocabularySize(dataset))));
        if (!impossible.isEmpty()) {
            throw new UnworkableRunException("checkpoint-unfit", String.join("\n", impossible));
        }
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

    private static Optional<Answers> answers(Blueprint blueprint, MappedDataset dataset, Holdings holdings)
            throws IOException {
        if (blueprint.objective() != Objective.SEQUENCE_TO_SEQUENCE
                || blueprint.configuration().evaluation().generations() == 0) {
            return Optional.empty();
        }
        Tokenizer tokenizer = holdings.hold(Tokenizer.open(dataset.tokenizer()), Tokenizer::close);
        return Optional.of(new Answers(blueprint.configuration(), dataset, tokenizer));
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

    private PreparedRun.Effort effort(Blueprint blueprint, Precision precision) throws IOException {
        return new PreparedRun.Effort(
                programs.trainingFlopsPerToken(blueprint),
                programs.peakFlops(
                        precision,
                        programs.threads(blueprint.configuration().training().threads())));
    }

    /** Where the configuration leaves it open, a resumed run keeps the arithmetic that it began with. */
    private Precision precision(RunConfiguration configuration, Optional<SavedCheckpoint> from) {
        Precision wanted = configuration.training().precision();
        return from.filter(checkpoint -> wanted == Precision.AUTO)
                .map(checkpoint -> checkpoint.state().provenance().precision())
                .map(name -> Precision.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> programs.resolve(configuration));
    }

    private Provenance provenance(
            RunConfiguration configuration, MappedDataset dataset, Optional<Origin> origin, Precision precision) {
        return new Provenance(
                worker.codeVersion(),
                dataset.manifestSha256(),
                configuration.training().seed(),
                worker.jvm(),
                programs.libtorch(),
                programs.device(),
                programs.threads(configuration.training().threads()),
                precision.name().toLowerCase(Locale.ROOT),
                origin.map(Origin::manifestSha256).orElse(null));
    }

    private static int vocabularySize(MappedDataset dataset) {
        return dataset.description().statistics().vocabularySize();
    }
}
