package dev.athanor.transformer.torch;

import ai.djl.engine.EngineException;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.ArchiveWriter;
import dev.athanor.transformer.torch.archive.Frame;
import dev.athanor.transformer.torch.archive.MalformedArchiveException;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A language model that somebody else wrote: a TorchScript file as {@code torch.jit.save} leaves it, whose
 * {@code forward(input_ids[, attention_mask])} gives the scores of the next token, {@code [batch, time, vocabulary]}. A
 * training program is put around it; its code and its part of the object graph stay as they are.
 *
 * <p>What it may contain: modules and their attributes, which are numbers, words, lists, dictionaries and contiguous tensors
 * with storages of their own, tied ones among them; parameters in fp32, buffers of any type. Objects with a pickled state of
 * their own, as quantized layers have, are refused. Its weights are read when a program is written: it stays open until
 * then, and whoever opens it closes it.
 */
public final class OwnModel implements AutoCloseable {

    private static final int SHORT = 2;

    private final TorchArchive archive;
    private final OwnModules modules;
    private final ForwardCall call;
    private final ProgramLimits limits;

    private OwnModel(TorchArchive archive, OwnModules modules, ForwardCall call, ProgramLimits limits) {
        this.archive = archive;
        this.modules = modules;
        this.call = call;
        this.limits = limits;
    }

    /**
     * Opens a file; nothing in it is run.
     *
     * @param vocabularySize how many tokens it scores
     * @param contextLength the longest sequence it reads
     * @throws MalformedArchiveException if it is no such file
     * @throws IllegalArgumentException if it holds what cannot be trained here, with all findings at once
     */
    public static OwnModel open(Path file, int vocabularySize, int contextLength) throws IOException {
        TorchArchive archive = TorchArchive.open(file);
        try {
            Findings findings = new Findings();
            Frame frame = archive.frame();
            ForwardCall call = ForwardCall.of(frame, findings);
            OwnModules modules = OwnModules.of(frame, archive, findings);
            findings.require(file);
            return new OwnModel(archive, modules, call, new ProgramLimits(vocabularySize, contextLength, null));
        } catch (IOException | RuntimeException refused) {
            archive.close();
            throw refused;
        }
    }

    /** What can be trained, named as in its programs: {@code model} and the path. */
    public List<Parameter> parameters() {
        return modules.parameters();
    }

    /** Its own weights. */
    public WeightSource weights() {
        return parameter -> archive.read(OwnModules.pathOf(parameter.name()), Arena.ofAuto())
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    ProgramParts parts() {
        return new ProgramParts(modules, this::scores, limits, new NextTokenObjective());
    }

    private Scores scores(Documents documents) {
        return switch (documents) {
            case Documents.Joined() -> new OwnScores(modules, call);
            case Documents.Separate(int end) ->
                throw new IllegalArgumentException(
                        "documents are kept apart inside attention, which a module of one's own does by itself");
        };
    }

    /**
     * Runs it once: a sequence as long as it is said to read, and one training step, whose result is forgotten.
     *
     * @param scratch folder for a file in between
     * @throws IllegalArgumentException if it cannot be loaded or run, or its scores have another shape
     */
    public void tryOut(Path scratch) throws IOException {
        Path file = Files.createTempFile(scratch, "tried", ".pt");
        var settings = new TrainingSettings(Precision.FP32, new Optimizer.AdamW(0.9, 0.99, 1e-8, 0), 1);
        TrainingProgram.create(file, this, settings, 0);
        try (TrainingProgram program = TrainingProgram.load(file)) {
            requireShape(program);
            int time = Math.min(SHORT, limits.contextLength());
            try (TokenBatch batch = new TokenBatch(1, SHORT, time + 1)) {
                program.step(batch, 0);
            }
            program.save(OutputStream.nullOutputStream());
        } catch (EngineException e) {
            throw new IllegalArgumentException(
                    "libtorch %s cannot run it: %s".formatted(Libtorch.version(), e.getMessage()), e);
        } finally {
            Files.delete(file);
        }
    }

    private void requireShape(TrainingProgram program) {
        int time = limits.contextLength();
        try (TokenBatch batch = new TokenBatch(1, 1, time)) {
            int numbers = program.logits(batch).remaining();
            if (numbers != (long) time * limits.vocabularySize()) {
                throw new IllegalArgumentException(
                        "forward gives %d numbers for %d tokens, not [batch, time, vocabulary] with a vocabulary of %d"
                                .formatted(numbers, time, limits.vocabularySize()));
            }
        }
    }

    /**
     * Writes the file again with the weights of a training program that was made of it; nothing of that program remains,
     * and no module is in training.
     *
     * @param checkpoint that {@link TrainingProgram#save} wrote
     * @param target to write; replaced if it exists
     */
    public void writeTrained(Path checkpoint, Path target) throws IOException {
        try (TorchArchive trained = TorchArchive.open(checkpoint);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            ArchiveWriter.write(
                    out, archive.frame().inEvaluation(), tensor -> trained.read(modules.nameOf(tensor), Arena.ofAuto())
                            .asByteBuffer());
        }
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
