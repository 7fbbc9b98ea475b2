package dev.athanor.trainer.job;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.SampleBatch;
import dev.athanor.trainer.batch.TextBatch;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.trainer.program.EvaluationResult;
import dev.athanor.trainer.program.Programs;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Programs of one weight, which learns the mean token, computed in Java: exact, quick, and open to faults. The gradient
 * of a step does not depend on how its sequences are cut into micro-batches.
 */
final class SimplePrograms implements Programs {

    private final Fault fault;

    SimplePrograms(Fault fault) {
        this.fault = fault;
    }

    /** What goes wrong in a step. */
    @FunctionalInterface
    interface Fault {

        /** Nothing does. */
        Fault NONE = (step, learningRate, sequences, honest) -> honest;

        /**
         * The result of a step, in place of the {@code honest} one; may throw.
         *
         * @param step counted from 1, as the program does it
         * @param sequences of a micro-batch
         */
        StepResult result(long step, double learningRate, int sequences, StepResult honest);
    }

    @Override
    public Precision resolve(RunConfiguration configuration) {
        return Precision.FP32;
    }

    @Override
    public Optional<Origin> origin(RunConfiguration configuration) {
        return Optional.empty();
    }

    @Override
    public TrainingProgram create(Blueprint blueprint, Precision precision, Path scratch) {
        return new SimpleProgram(blueprint.configuration().training().batchSize(), 0, 0);
    }

    @Override
    public TrainingProgram load(Path file, RunConfiguration configuration) throws IOException {
        ByteBuffer saved = ByteBuffer.wrap(Files.readAllBytes(file));
        return new SimpleProgram(configuration.training().batchSize(), saved.getDouble(), saved.getLong());
    }

    @Override
    public TrainingProgram rebuild(Path file, Blueprint blueprint, Precision precision, Path scratch)
            throws IOException {
        return load(file, blueprint.configuration());
    }

    @Override
    public void computeOn(String device) {}

    @Override
    public double trainingFlopsPerToken(Blueprint blueprint) {
        return 1;
    }

    @Override
    public double peakFlops(Precision precision, int threads) {
        return 1;
    }

    @Override
    public String libtorch() {
        return "none";
    }

    @Override
    public String device() {
        return "cpu";
    }

    @Override
    public int threads(int wanted) {
        return 1;
    }

    private final class SimpleProgram implements TrainingProgram {
        private final int sequences;
        private double weight;
        private long steps;

        SimpleProgram(int sequences, double weight, long steps) {
            this.sequences = sequences;
            this.weight = weight;
            this.steps = steps;
        }

        @Override
        public StepResult step(Batch batch, double learningRate) {
            steps++;
            double distance = weight - mean((TextBatch) batch);
            StepResult result = fault.result(
                    steps,
                    learningRate,
                    sequences,
                    new StepResult(distance * distance, Math.abs(2 * distance), true, 1));
            if (result.applied()) {
                weight -= learningRate * 2 * distance;
            }
            return result;
        }

        @Override
        public EvaluationResult evaluate(Batch batch) {
            TextBatch text = (TextBatch) batch;
            int length = text.contextLength() + 1;
            double loss = IntStream.range(0, text.rows())
                    .mapToDouble(row -> mean(text, row * length, (row + 1) * length))
                    .map(mean -> (weight - mean) * (weight - mean))
                    .average()
                    .orElseThrow();
            return new EvaluationResult(loss, (long) text.rows() * text.contextLength(), 0, List.of());
        }

        @Override
        public float[] scores(int... tokens) {
            throw new UnsupportedOperationException("these programs do not write");
        }

        @Override
        public int[][] write(SampleBatch batch, int start, int end, int length) {
            throw new UnsupportedOperationException("these programs do not write");
        }

        private static double mean(TextBatch batch) {
            return mean(batch, 0, batch.tokens().length);
        }

        private static double mean(TextBatch batch, int from, int to) {
            return Arrays.stream(batch.tokens(), from, to).average().orElseThrow();
        }

        @Override
        public void save(Path file) throws IOException {
            Files.write(
                    file,
                    ByteBuffer.allocate(16).putDouble(weight).putLong(steps).array());
        }

        @Override
        public void close() {
            // The weight is Java's.
        }
    }
}
