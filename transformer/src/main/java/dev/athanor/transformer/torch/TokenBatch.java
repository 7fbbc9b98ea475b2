package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Objects;

/**
 * Token ids in native memory, {@code [microBatches, sequences, length]}, which libtorch reads in place. Allocate one per
 * run and fill it again for every step; whoever creates it closes it, after the program's last call.
 *
 * <p>For training, a row holds one token more than the model reads: row {@code [0, length-1)} is the input, and
 * {@code [1, length)} what it should predict.
 */
public final class TokenBatch implements Batch {

    private static final ValueLayout.OfShort UINT16 =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt UINT32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int microBatches;
    private final int sequences;
    private final int length;
    private final PtNDManager manager = Libtorch.newManager();
    private final LongBuffer ids;
    private final NDArray tensor;

    /**
     * Allocates a batch of zeros.
     *
     * @param microBatches how many parts the step's gradient is accumulated over
     * @param sequences of one micro-batch
     * @param length tokens of a sequence
     */
    public TokenBatch(int microBatches, int sequences, int length) {
        if (microBatches < 1 || sequences < 1 || length < 1) {
            throw new IllegalArgumentException(
                    "a batch needs positive sizes, not [%d, %d, %d]".formatted(microBatches, sequences, length));
        }
        this.microBatches = microBatches;
        this.sequences = sequences;
        this.length = length;
        int bytes = Math.toIntExact((long) microBatches * sequences * length * Long.BYTES);
        ByteBuffer buffer = manager.allocateDirect(bytes);
        this.ids = buffer.asLongBuffer();
        this.tensor = manager.create(buffer, new Shape(microBatches, sequences, length), DataType.INT64);
    }

    @Override
    public int microBatches() {
        return microBatches;
    }

    /** How many sequences a micro-batch has. */
    public int sequences() {
        return sequences;
    }

    /** How many rows it has in all. */
    public int rows() {
        return microBatches * sequences;
    }

    /** How many tokens a row has. */
    public int length() {
        return length;
    }

    /** Sets one id; rows are counted over all micro-batches. */
    public void set(int row, int position, long token) {
        ids.put(index(row, position), token);
    }

    /** One id. */
    public long get(int row, int position) {
        return ids.get(index(row, position));
    }

    /**
     * Fills a row from a file of little-endian uint16 tokens.
     *
     * @param source the tokens, such as a memory-mapped shard
     * @param first index of the row's first token there
     */
    public void fillFromUint16(int row, MemorySegment source, long first) {
        int start = index(row, 0);
        for (int position = 0; position < length; position++) {
            ids.put(start + position, Short.toUnsignedLong(source.getAtIndex(UINT16, first + position)));
        }
    }

    /**
     * Fills a row from a file of little-endian uint32 tokens.
     *
     * @param source the tokens, such as a memory-mapped shard
     * @param first index of the row's first token there
     */
    public void fillFromUint32(int row, MemorySegment source, long first) {
        int start = index(row, 0);
        for (int position = 0; position < length; position++) {
            ids.put(start + position, Integer.toUnsignedLong(source.getAtIndex(UINT32, first + position)));
        }
    }

    /**
     * Refuses ids that are in no vocabulary of the given size.
     *
     * @throws IllegalArgumentException naming the first one and where it is
     */
    void requireBelow(int vocabularySize) {
        for (int i = 0; i < ids.capacity(); i++) {
            long token = ids.get(i);
            if (token < 0 || token >= vocabularySize) {
                throw new IllegalArgumentException("token %d at row %d, position %d is not in a vocabulary of %d"
                        .formatted(token, i / length, i % length, vocabularySize));
            }
        }
    }

    @Override
    public NDArray tensor() {
        return tensor;
    }

    private int index(int row, int position) {
        Objects.checkIndex(row, rows());
        Objects.checkIndex(position, length);
        return row * length + position;
    }

    @Override
    public void close() {
        manager.close();
    }
}
