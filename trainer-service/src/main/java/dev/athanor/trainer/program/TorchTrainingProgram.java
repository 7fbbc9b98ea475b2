package dev.athanor.trainer.program;

import ai.djl.engine.EngineException;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.SampleBatch;
import dev.athanor.transformer.torch.LabelledBatch;
import dev.athanor.transformer.torch.Libtorch;
import dev.athanor.transformer.torch.TokenBatch;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A program that libtorch runs, with the native buffers that its batches go through. */
public final class TorchTrainingProgram implements TrainingProgram {

    private final dev.athanor.transformer.torch.TrainingProgram program;
    private final int accumulation;
    private final NativeBatches batches = new NativeBatches();

    private TorchTrainingProgram(dev.athanor.transformer.torch.TrainingProgram program, int accumulation) {
        this.program = program;
        this.accumulation = accumulation;
    }

    static TorchTrainingProgram load(Path file, int accumulation) throws IOException {
        return new TorchTrainingProgram(dev.athanor.transformer.torch.TrainingProgram.load(file), accumulation);
    }

    @Override
    public StepResult step(Batch batch, double learningRate) {
        var inPlace = batches.of(batch, accumulation);
        long begin = System.nanoTime();
        var result = onDevice(() -> program.step(inPlace, learningRate));
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
        var inPlace = batches.of(batch, accumulation);
        long begin = System.nanoTime();
        var observation = onDevice(() -> program.observe(inPlace, learningRate, bins));
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
    public EvaluationResult evaluate(Batch batch) {
        var inPlace = batches.of(batch, 1);
        var told = onDevice(() -> program.evaluate(inPlace));
        return new EvaluationResult(
                told.loss(),
                told.places(),
                told.correct(),
                told.labels().stream()
                        .map(label -> new EvaluationResult.LabelCounts(label.hits(), label.given(), label.actual()))
                        .toList());
    }

    @Override
    public int[][] write(SampleBatch batch, int start, int end, int length) {
        LabelledBatch inPlace = batches.of(batch, 1);
        return onDevice(() -> program.write(inPlace, start, end, length));
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

    @Override
    public void close() {
        batches.close();
        program.close();
    }
}
