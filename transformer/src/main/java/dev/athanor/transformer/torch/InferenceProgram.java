package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * A model that only predicts: weights and {@code forward}, with no optimizer. Its file is plain TorchScript, which
 * {@code torch.jit.load} opens. Not thread-safe; whoever loads it closes it.
 */
public final class InferenceProgram implements AutoCloseable {

    private final LoadedProgram program;

    private final ProgramLimits limits;

    private InferenceProgram(ProgramLimits limits, Path file) {
        this.limits = limits;
        this.program = new LoadedProgram(file);
    }

    /**
     * Writes a model's program.
     *
     * @param file to write; replaced if it exists
     * @param weights of every parameter of the model
     */
    public static void create(Path file, Model model, WeightSource weights) throws IOException {
        new NewProgram(ProgramParts.of(model)).writeInference(file, weights);
    }

    /**
     * Loads a program into native memory; a training program's file is as good.
     *
     * @throws dev.athanor.transformer.torch.archive.MalformedArchiveException if it is no program's file
     */
    public static InferenceProgram load(Path file) throws IOException {
        try (TorchArchive archive = TorchArchive.open(file)) {
            return new InferenceProgram(ProgramLimits.of(archive.root()), file);
        }
    }

    /**
     * Scores of the next token after every prefix.
     *
     * @param batch {@code [1, sequences, time]}
     * @return {@code [sequences, time, vocabulary]}, row-major
     * @throws IllegalArgumentException if a token is not in the vocabulary or sequences are longer than the context
     */
    public FloatBuffer logits(TokenBatch batch) {
        limits.check(batch, batch.length());
        return Logits.of(program, batch);
    }

    /**
     * What the model scores in labelled sequences; the labels are not read.
     *
     * @param batch of one micro-batch
     * @return {@code [sequences, length, vocabulary]} of tokens, {@code [sequences, labels]} of a classifier, row-major
     * @throws IllegalArgumentException if a number is out of range or sequences are longer than the context
     */
    public FloatBuffer scores(LabelledBatch batch) {
        limits.check(batch);
        return Logits.of(program, batch);
    }

    @Override
    public void close() {
        program.close();
    }
}
