package dev.athanor.transformer.torch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * A TorchScript file whose {@code forward} scores the next token, of whoever wrote it: an export of ours, or what
 * {@link OwnModel#writeTrained} leaves. Not thread-safe; whoever loads it closes it.
 */
public final class ScriptedModel implements AutoCloseable {

    private final LoadedProgram program;
    private final ProgramLimits limits;
    private final ForwardCall call;

    private ScriptedModel(LoadedProgram program, ProgramLimits limits, ForwardCall call) {
        this.program = program;
        this.limits = limits;
        this.call = call;
    }

    /**
     * Loads a file into native memory.
     *
     * @param vocabularySize how many tokens it scores
     * @param contextLength the longest sequence it reads
     * @throws IllegalArgumentException if its {@code forward} cannot be called, or libtorch cannot load it
     * @throws dev.athanor.transformer.torch.archive.MalformedArchiveException if it is no TorchScript file
     */
    public static ScriptedModel load(Path file, int vocabularySize, int contextLength) throws IOException {
        try (TorchArchive archive = TorchArchive.open(file)) {
            Findings findings = new Findings();
            ForwardCall call = ForwardCall.of(archive.frame(), findings);
            findings.require(file);
            var limits = new ProgramLimits(vocabularySize, contextLength, null);
            return new ScriptedModel(new LoadedProgram(file), limits, call);
        } catch (EngineException e) {
            throw new IllegalArgumentException(
                    "libtorch %s cannot load %s: %s".formatted(Libtorch.version(), file.getFileName(), e.getMessage()),
                    e);
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
        try (NDArray tokens = batch.tensor().reshape(new Shape(batch.sequences(), batch.length()));
                NDArray mask = tokens.onesLike();
                NDList result = call.masked()
                        ? program.call("forward", LoadedProgram.Mode.INFERENCE, tokens, mask)
                        : program.call("forward", LoadedProgram.Mode.INFERENCE, tokens)) {
            return FloatBuffer.wrap(result.singletonOrThrow().toFloatArray());
        }
    }

    /** How many tokens it knows. */
    public int vocabularySize() {
        return limits.vocabularySize();
    }

    /** The longest sequence it reads. */
    public int contextLength() {
        return limits.contextLength();
    }

    @Override
    public void close() {
        program.close();
    }
}
