package dev.athanor.trainer.job;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.origin.MissingModelException;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.trainer.program.EvaluationResult;
import dev.athanor.trainer.program.Programs;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Real programs with somebody at their side who may spoil a step. */
final class FaultyPrograms implements Programs {

    private final Programs real;
    private final Spoiler spoiler;

    /** Does the steps of a program in its own way. */
    @FunctionalInterface
    interface Spoiler {

        /**
         * The step of a batch.
         *
         * @param sequences of a micro-batch
         */
        StepResult step(TrainingProgram program, Batch batch, double learningRate, int sequences);
    }

    FaultyPrograms(Programs real, Spoiler spoiler) {
        this.real = real;
        this.spoiler = spoiler;
    }

    @Override
    public void computeOn(String device) {
        real.computeOn(device);
    }

    @Override
    public Precision resolve(RunConfiguration configuration) {
        return real.resolve(configuration);
    }

    @Override
    public Optional<Origin> origin(RunConfiguration configuration) throws IOException, MissingModelException {
        return real.origin(configuration);
    }

    @Override
    public TrainingProgram create(Blueprint blueprint, Precision precision, Path scratch) throws IOException {
        return new Spoiled(real.create(blueprint, precision, scratch), blueprint.configuration());
    }

    @Override
    public TrainingProgram load(Path file, RunConfiguration configuration) throws IOException {
        return new Spoiled(real.load(file, configuration), configuration);
    }

    @Override
    public TrainingProgram rebuild(Path file, Blueprint blueprint, Precision precision, Path scratch)
            throws IOException {
        return new Spoiled(real.rebuild(file, blueprint, precision, scratch), blueprint.configuration());
    }

    @Override
    public double trainingFlopsPerToken(Blueprint blueprint) throws IOException {
        return real.trainingFlopsPerToken(blueprint);
    }

    @Override
    public double peakFlops(Precision precision, int threads) {
        return real.peakFlops(precision, threads);
    }

    @Override
    public String libtorch() {
        return real.libtorch();
    }

    @Override
    public String device() {
        return real.device();
    }

    @Override
    public int threads(int wanted) {
        return real.threads(wanted);
    }

    private final class Spoiled implements TrainingProgram {
        private final TrainingProgram program;
        private final int sequences;

        Spoiled(TrainingProgram program, RunConfiguration configuration) {
            this.program = program;
            this.sequences = configuration.training().batchSize();
        }

        @Override
        public StepResult step(Batch batch, double learningRate) {
            return spoiler.step(program, batch, learningRate, sequences);
        }

        @Override
        public EvaluationResult evaluate(Batch batch) {
            return program.evaluate(batch);
        }

        @Override
        public float[] scores(int... tokens) {
            return program.scores(tokens);
        }

        @Override
        public void save(Path file) throws IOException {
            program.save(file);
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
