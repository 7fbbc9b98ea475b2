package dev.athanor.trainer.program;

import ai.djl.engine.EngineException;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.transformer.torch.Libtorch;
import dev.athanor.transformer.torch.TokenBatch;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A program that libtorch runs, with the native buffers that its batches go through. */
public final class TorchTrainingProgram implements TrainingProgram {

    private final dev.athanor.transformer.torch.TrainingProgram program;
    private final int accumulation;
    private final Map<Shape, TokenBatch> buffers = new HashMap<>();

    /** {@code [microBatches, sequences, length]}. */
    private record Shape(int microBatches, int sequences, int length) {}

    private TorchTrainingProgram(dev.athanor.transformer.torch.TrainingProgram program, int accumulation) {
        this.program = program;
        this.accumulation = accumulation;
    }

    static TorchTrainingProgram load(Path file, int accumulation) throws IOException {
        return new TorchTrainingProgram(dev.athanor.transformer.torch.TrainingProgram.load(file), accumulation);
    }

    @Override
    public StepResult step(Batch batch, double learningRate) {
        TokenBatch tokens = toNative(batch, accumulation);
        long begin = System.nanoTime();
        var result = onDevice(() -> program.step(tokens, learningRate));
        return result(result, begin);
    }

    private static StepResult result(dev.athanor.transformer.torch.StepResult result, long begin) {
        long nanos = System.nanoTime() - begin;
        return new StepResult(result.loss(), result.gradientNorm(), !result.skipped(), nanos);
    }

    @Override
    public boolean isObserved() {
        return program.isObserved();
    }

    @Override
    public Observation observe(Batch batch, double learningRate, int bins) {
        TokenBatch tokens = toNative(batch, accumulation);
        long begin = System.nanoTime();
        var observation = onDevice(() -> program.observe(tokens, learningRate, bins));
        return new Observation(result(observation.step(), begin), observation.parameters());
    }

    @Override
    public void beginProfile() {
        Libtorch.beginProfile();
    }

    @Override
    public void endProfile(Path trace) {
        Libtorch.endProfile(trace);
    }

    @Override
    public double evaluate(Batch batch) {
        TokenBatch tokens = toNative(batch, 1);
        return onDevice(() -> program.evaluate(tokens));
    }

    private static <T> T onDevice(Supplier<T> call) {
        try {
            return call.get();
        } catch (EngineException e) {
            throw OutOfDeviceMemoryException.isMeantBy(String.valueOf(e.getMessage()))
                    ? new OutOfDeviceMemoryException(firstLine(e), e)
                    : e;
        }
    }

    /** Below it libtorch prints its stack. */
    private static String firstLine(EngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public float[] scores(int... tokens) {
        try (TokenBatch batch = new TokenBatch(1, 1, tokens.length)) {
            for (int position = 0; position < tokens.length; position++) {
                batch.set(0, position, tokens[position]);
            }
            FloatBuffer all = program.logits(batch); // [1, time, vocabulary]
            float[] last = new float[program.vocabularySize()];
            all.get(all.limit() - last.length, last);
            return last;
        }
    }

    @Override
    public void save(Path file) throws IOException {
        program.save(file);
    }

    private TokenBatch toNative(Batch batch, int microBatches) {
        var shape = new Shape(microBatches, batch.rows() / microBatches, batch.contextLength() + 1);
        TokenBatch target =
                buffers.computeIfAbsent(shape, s -> new TokenBatch(s.microBatches(), s.sequences(), s.length()));
        int[] tokens = batch.tokens();
        for (int row = 0, index = 0; row < target.rows(); row++) {
            for (int position = 0; position < target.length(); position++, index++) {
                target.set(row, position, tokens[index]);
            }
        }
        return target;
    }

    @Override
    public void close() {
        buffers.values().forEach(TokenBatch::close);
        program.close();
    }
}
