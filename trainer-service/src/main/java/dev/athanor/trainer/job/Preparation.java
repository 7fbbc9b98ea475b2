package dev.athanor.trainer.job;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.InvalidConfigurationException;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.trainer.checkpoint.Checkpoints;
import dev.athanor.trainer.checkpoint.SavedCheckpoint;
import dev.athanor.trainer.difficulty.DifficultyCache;
import dev.athanor.trainer.loop.RunLength;
import dev.athanor.trainer.objective.HeldOut;
import dev.athanor.trainer.objective.TrainingData;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.trainer.program.Programs;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.trainer.tokens.DatasetCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Brings dataset and program together. */
final class Preparation {

    private final RunSources sources;
    private final Equipping equipping;
    private final Programs programs;
    private final Worker worker;

    Preparation(DatasetCache datasets, DifficultyCache difficulties, Programs programs, Worker worker) {
        this.sources = new RunSources(datasets, programs);
        this.equipping = new Equipping(difficulties);
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
        RunInputs inputs = sources.find(asked, checkpoints, scratch, holdings);
        Recovery learnt = recovery.atLeast(
                inputs.own().map(checkpoint -> checkpoint.state().recovery()).orElse(null));
        RunConfiguration configuration = learnt.applyTo(inSteps(asked, inputs));
        Blueprint blueprint = inputs.blueprint(configuration);
        Equipment equipment = equipping.of(configuration, inputs, holdings);
        TrainingData data = equipment.data(inputs.batches(configuration));
        Precision precision = precision(configuration, inputs.from());
        Provenance provenance = provenance(configuration, inputs, precision);
        ResumeChanges changes = inputs.from()
                .map(checkpoint -> ResumeChanges.since(checkpoint.state(), configuration, provenance))
                .orElse(ResumeChanges.NONE);
        requireFit(changes, inputs);
        TrainingProgram program =
                holdings.hold(program(blueprint, inputs.from(), changes, precision, scratch), TrainingProgram::close);
        return new PreparedRun(
                configuration,
                learnt,
                inputs.dataset(),
                program,
                inputs.from(),
                inputs.milestone(),
                changes.inexact(),
                provenance,
                equipment.curriculum(),
                equipment.sampler(),
                data,
                new HeldOut(data, equipment.answers()),
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
    private static RunConfiguration inSteps(RunConfiguration asked, RunInputs inputs) throws UnworkableRunException {
        TrainingData data = TrainingData.of(inputs.batches(asked));
        try {
            return RunLength.inSteps(asked, data.samples(), data.tokensPerSample());
        } catch (InvalidConfigurationException e) {
            throw new UnworkableRunException("configuration-unworkable", e.getMessage());
        }
    }

    private static void requireFit(ResumeChanges changes, RunInputs inputs) throws UnworkableRunException {
        List<String> impossible = new ArrayList<>(changes.impossible());
        inputs.from()
                .map(checkpoint -> checkpoint.state().vocabularySize())
                .filter(known -> known != inputs.vocabularySize())
                .ifPresent(known -> impossible.add("The checkpoint knows %d tokens and the dataset has %d."
                        .formatted(known, inputs.vocabularySize())));
        if (!impossible.isEmpty()) {
            throw new UnworkableRunException("checkpoint-unfit", String.join("\n", impossible));
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

    private Provenance provenance(RunConfiguration configuration, RunInputs inputs, Precision precision) {
        return new Provenance(
                worker.codeVersion(),
                inputs.dataset().manifestSha256(),
                configuration.training().seed(),
                worker.jvm(),
                programs.libtorch(),
                programs.device(),
                programs.threads(configuration.training().threads()),
                precision.name().toLowerCase(Locale.ROOT),
                inputs.origin().map(Origin::manifestSha256).orElse(null));
    }
}
