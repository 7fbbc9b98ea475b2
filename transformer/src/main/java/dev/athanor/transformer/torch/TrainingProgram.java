package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.torch.archive.ArchiveWriter;
import dev.athanor.transformer.torch.archive.Frame;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A model in training: weights, optimizer moments and step counter in native memory, and the program that advances them.
 * A file of it ({@code program.pt}) is a checkpoint: {@link #load} of what {@link #save} wrote continues with the same
 * bits, since dropout is drawn from the seed and the step counter, which are in the file as well.
 *
 * <p>{@code torch.jit.load} opens the file too. To call {@code step} of a bf16 program there, switch the optimizing executor
 * off ({@code torch.jit.optimized_execution(False)}): its own differentiation cannot do mixed precision.
 *
 * <p>Not thread-safe: one thread trains, evaluates and saves. Whoever loads it closes it. The process must not exit while
 * a call is in progress: libtorch's globals are destroyed at exit, and a step that still runs then crashes the JVM. Stop the
 * training thread and wait for it first.
 *
 * <pre>{@code
 * TrainingProgram.create(file, new Gpt2(config), settings, seed);
 * try (var program = TrainingProgram.load(file);
 *      var batch = new TokenBatch(microBatches, sequences, contextLength + 1)) {
 *     batch.fillFromUint16(row, shard, position); // for every row
 *     StepResult result = program.step(batch, learningRate);
 * }
 * }</pre>
 */
public final class TrainingProgram implements AutoCloseable {

    private final Frame frame;
    private final ProgramLimits limits;
    private final @Nullable ObservedNames observed;
    private final LoadedProgram program;
    private final PtNDManager arguments = Libtorch.newManager();
    private final NDArray learningRate;
    private final ByteBuffer learningRateValue;

    private TrainingProgram(Frame frame, @Nullable ObservedNames observed, Path file) {
        this.frame = frame;
        this.limits = ProgramLimits.of(frame.root());
        this.observed = observed;
        this.program = new LoadedProgram(file);
        this.learningRateValue = ByteBuffer.allocateDirect(Double.BYTES).order(ByteOrder.nativeOrder());
        this.learningRate = arguments.create(learningRateValue, new Shape(), DataType.FLOAT64);
    }

    /**
     * Writes the program of a model that has not been trained yet.
     *
     * @param file to write; replaced if it exists
     * @param seed of the first weights and of dropout
     */
    public static void create(Path file, Model model, TrainingSettings settings, long seed) throws IOException {
        create(file, model, settings, seed, WeightSource.initial(seed));
    }

    /**
     * Writes the program of a model that starts from given weights.
     *
     * @param file to write; replaced if it exists
     * @param seed of dropout
     * @param weights of every parameter of the model
     */
    public static void create(Path file, Model model, TrainingSettings settings, long seed, WeightSource weights)
            throws IOException {
        new NewProgram(ProgramParts.of(model)).writeTraining(file, settings, seed, weights);
    }

    /**
     * Writes the program of a model that somebody else wrote, with that model's own weights.
     *
     * @param file to write; replaced if it exists
     * @param seed of dropout
     * @throws IllegalArgumentException if it cannot be trained with these settings
     */
    public static void create(Path file, OwnModel model, TrainingSettings settings, long seed) throws IOException {
        create(file, model, settings, seed, model.weights());
    }

    /**
     * The same with other weights, such as those of a checkpoint.
     *
     * @param weights of every parameter; buffers are the model's own
     */
    public static void create(Path file, OwnModel model, TrainingSettings settings, long seed, WeightSource weights)
            throws IOException {
        new NewProgram(model.parts()).writeTraining(file, settings, seed, weights);
    }

    /**
     * Loads a program into native memory.
     *
     * @param file that {@link #create} or {@link #save} wrote
     * @throws dev.athanor.transformer.torch.archive.MalformedArchiveException if it is no program's file
     */
    public static TrainingProgram load(Path file) throws IOException {
        try (TorchArchive archive = TorchArchive.open(file)) {
            return new TrainingProgram(
                    archive.frame(), ObservedNames.of(archive).orElse(null), file);
        }
    }

    /**
     * One optimizer step: gradients of the mean loss over all micro-batches, clipped, then AdamW. If loss or gradient are
     * not finite, nothing changes, neither weights nor moments nor the counter.
     *
     * @param batch tokens {@code [microBatches, sequences, time + 1]}, or labelled sequences where the model is of another
     *     kind
     * @param learningRate of this step
     * @throws IllegalArgumentException if the batch is not for this kind of model, a token is not in the vocabulary or
     *     sequences are longer than the context
     */
    public StepResult step(Batch batch, double learningRate) {
        limits.check(batch);
        learningRateValue.putDouble(0, learningRate);
        try (NDList result = program.call("step", LoadedProgram.Mode.GRADIENTS, batch.tensor(), this.learningRate)) {
            float[] statistics = result.singletonOrThrow().toFloatArray();
            return new StepResult(statistics[0], statistics[1], statistics[2] != 0);
        }
    }

    /** Whether its steps can be looked at: it was {@linkplain TrainingSettings#observed made} for that. */
    public boolean isObserved() {
        return observed != null;
    }

    /**
     * The same as {@link #step}, bit for bit, with a look at every parameter; takes a little longer.
     *
     * @param bins intervals of each histogram; 0 makes none
     * @throws IllegalStateException if it was not made for that
     */
    public Observation observe(Batch batch, double learningRate, int bins) {
        if (observed == null) {
            throw new IllegalStateException("the program was not made to be observed");
        }
        limits.check(batch);
        learningRateValue.putDouble(0, learningRate);
        try (NDArray intervals = program.manager().create(bins);
                NDList result = program.call(
                        "observe", LoadedProgram.Mode.GRADIENTS, batch.tensor(), this.learningRate, intervals)) {
            return Observation.of(result.singletonOrThrow().toFloatArray(), observed, bins);
        }
    }

    /**
     * What the model tells of a batch, without dropout. Changes nothing.
     *
     * @param batch as for {@link #step}; any number of micro-batches, one is in memory at a time
     */
    public Evaluation evaluate(Batch batch) {
        limits.check(batch);
        try (NDList result = program.call("evaluate", LoadedProgram.Mode.INFERENCE, batch.tensor())) {
            return Evaluation.of(result.singletonOrThrow().toFloatArray());
        }
    }

    /**
     * What a sequence-to-sequence model answers, by the likeliest token each time, in fp32 without dropout.
     *
     * @param batch of one micro-batch; of its rows only what is read counts
     * @param start the token that stands before an answer
     * @param end the token behind an answer
     * @param length the most tokens of an answer, its end included
     * @return an answer for each row, without start and end
     * @throws IllegalArgumentException if the model is of another kind, or a number out of range
     */
    public int[][] write(LabelledBatch batch, int start, int end, int length) {
        limits.checkWriting(batch, length, start, end);
        try (NDArray startEndLength = program.manager().create(new long[] {start, end, length})) {
            return Writing.of(program, batch, startEndLength, end);
        }
    }

    /**
     * Scores of the next token after every prefix, in fp32 without dropout.
     *
     * @param batch {@code [1, sequences, time]}
     * @return {@code [sequences, time, vocabulary]}, row-major
     */
    public FloatBuffer logits(TokenBatch batch) {
        limits.check(batch, batch.length());
        return Logits.of(program, batch);
    }

    /** How many tokens its model knows. */
    public int vocabularySize() {
        return limits.vocabularySize();
    }

    /** The longest sequence its model reads. */
    public int contextLength() {
        return limits.contextLength();
    }

    /** How many optimizer steps it has done, skipped ones not counted. */
    public long steps() {
        try (NDList state = state()) {
            return (long) state.getLast().toFloatArray()[0];
        }
    }

    /** How long its calls into native code took since it was loaded; what remains of a step's time is Java's. */
    public Duration timeInNativeCalls() {
        return program.timeInCalls();
    }

    /**
     * Writes program and state to a file. A file that is being written is not a checkpoint yet: write beside the final
     * name and move.
     *
     * @param file to write; replaced if it exists
     */
    public void save(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            save(out);
        }
    }

    /** Writes program and state to a stream, which stays open. */
    public void save(OutputStream out) throws IOException {
        try (NDList state = state();
                var tensors = new NativeState(state)) {
            ArchiveWriter.write(out, frame, tensors);
        }
    }

    private NDList state() {
        return program.call("state", LoadedProgram.Mode.INFERENCE);
    }

    @Override
    public void close() {
        arguments.close();
        program.close();
    }
}
