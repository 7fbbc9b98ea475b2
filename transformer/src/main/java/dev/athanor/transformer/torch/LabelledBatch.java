package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Objects;

/**
 * Sequences of different lengths and what should be said of them, in native memory,
 * {@code [microBatches, sections, sequences, length]}. The sections are the tokens that are read, the mask of those that
 * are none ({@code 0} behind a row's last token), what accompanies them, and the labels.
 *
 * <p>What accompanies tokens are the segments of an encoder, or the tokens that a decoder has written so far. Places whose
 * label is {@link #IGNORED} do not count in the loss, which is the mean over all that do, in whatever micro-batch. A
 * classifier's label stands at the first place.
 *
 * <p>A new batch is nothing but padding. Allocate one per run and fill its rows again for every step; whoever creates it
 * closes it, after the program's last call.
 */
public final class LabelledBatch implements Batch {

    /** The label of a place that does not count. */
    public static final long IGNORED = -100;

    /** What a batch is made of. */
    enum Section {
        TOKENS(0, 0),
        KEY_MASK(1, 0),
        COMPANIONS(2, 0),
        LABELS(3, IGNORED);

        private final int index;
        private final long padding;

        Section(int index, long padding) {
            this.index = index;
            this.padding = padding;
        }

        /** Its place in a micro-batch. */
        int index() {
            return index;
        }
    }

    private static final int SECTIONS = Section.values().length;

    private final int microBatches;
    private final int sequences;
    private final int length;
    private final PtNDManager manager = Libtorch.newManager();
    private final LongBuffer numbers;
    private final NDArray tensor;

    /**
     * Allocates a batch of padding.
     *
     * @param microBatches how many parts the step's gradient is accumulated over
     * @param sequences of one micro-batch
     * @param length tokens of the longest sequence, read or written
     */
    public LabelledBatch(int microBatches, int sequences, int length) {
        if (microBatches < 1 || sequences < 1 || length < 1) {
            throw new IllegalArgumentException(
                    "a batch needs positive sizes, not [%d, %d, %d]".formatted(microBatches, sequences, length));
        }
        this.microBatches = microBatches;
        this.sequences = sequences;
        this.length = length;
        int bytes = Math.toIntExact((long) microBatches * SECTIONS * sequences * length * Long.BYTES);
        ByteBuffer buffer = manager.allocateDirect(bytes);
        this.numbers = buffer.asLongBuffer();
        this.tensor = manager.create(buffer, new Shape(microBatches, SECTIONS, sequences, length), DataType.INT64);
        for (int row = 0; row < rows(); row++) {
            setTokens(row);
            setCompanions(row);
            setLabels(row);
        }
    }

    @Override
    public int microBatches() {
        return microBatches;
    }

    /** How many rows it has in all. */
    public int rows() {
        return microBatches * sequences;
    }

    /** How many places a row has. */
    public int length() {
        return length;
    }

    /** Sets the tokens that a row reads; what is left of it is padding, and masked. */
    public void setTokens(int row, int... tokens) {
        fill(Section.TOKENS, row, tokens);
        for (int place = 0; place < length; place++) {
            numbers.put(index(Section.KEY_MASK, row, place), place < tokens.length ? 1 : 0);
        }
    }

    /** Sets the segments of a row's tokens, or the tokens that its decoder has written so far. */
    public void setCompanions(int row, int... companions) {
        fill(Section.COMPANIONS, row, companions);
    }

    /** Sets the labels of a row's first places; those behind do not count. */
    public void setLabels(int row, int... labels) {
        fill(Section.LABELS, row, labels);
    }

    /** One number. */
    long get(Section section, int row, int place) {
        return numbers.get(index(section, row, place));
    }

    /**
     * Refuses numbers beyond a limit.
     *
     * @throws IllegalArgumentException naming the first one and where it is
     */
    void requireBelow(Section section, int limit, String what) {
        for (int row = 0; row < rows(); row++) {
            for (int place = 0; place < length; place++) {
                long number = get(section, row, place);
                if (number >= limit || (number < 0 && number != section.padding)) {
                    throw new IllegalArgumentException(
                            "%s %d at row %d, position %d is not below %d".formatted(what, number, row, place, limit));
                }
            }
        }
    }

    private void fill(Section section, int row, int[] values) {
        if (values.length > length) {
            throw new IllegalArgumentException("%d numbers do not fit a row of %d".formatted(values.length, length));
        }
        for (int place = 0; place < length; place++) {
            numbers.put(index(section, row, place), place < values.length ? values[place] : section.padding);
        }
    }

    @Override
    public NDArray tensor() {
        return tensor;
    }

    private int index(Section section, int row, int place) {
        Objects.checkIndex(row, rows());
        Objects.checkIndex(place, length);
        int block = row / sequences * SECTIONS + section.index();
        return (block * sequences + row % sequences) * length + place;
    }

    @Override
    public void close() {
        manager.close();
    }
}
