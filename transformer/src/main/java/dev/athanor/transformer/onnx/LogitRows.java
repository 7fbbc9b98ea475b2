package dev.athanor.transformer.onnx;

import ai.onnxruntime.OnnxTensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The scores of each sequence's next token, {@code [rows, vocabulary]} in native memory that runs write into. */
final class LogitRows {

    private final int vocabularySize;
    private final long rowBytes;
    private final MemorySegment memory;

    LogitRows(Arena arena, int rows, int vocabularySize) {
        this.vocabularySize = vocabularySize;
        this.rowBytes = (long) vocabularySize * Float.BYTES;
        this.memory = arena.allocate(rows * rowBytes, Float.BYTES);
    }

    /** A view of one row. */
    FloatBuffer row(int row) {
        return floats(row, 1).asReadOnlyBuffer();
    }

    /** The first rows as a tensor {@code [rows, 1, vocabulary]}. */
    OnnxTensor firstRows(int rows) {
        return InferenceSession.tensor(floats(0, rows), rows, 1, vocabularySize);
    }

    /** Takes a row from the last token's scores of {@code [1, time, vocabulary]}. */
    void takeLast(int row, OnnxTensor scores) {
        MemorySegment all = MemorySegment.ofBuffer(scores.getByteBuffer());
        MemorySegment.copy(all, all.byteSize() - rowBytes, memory, row * rowBytes, rowBytes);
    }

    void copyRow(int from, int to) {
        MemorySegment.copy(memory, from * rowBytes, memory, to * rowBytes, rowBytes);
    }

    private FloatBuffer floats(int first, int rows) {
        return memory.asSlice(first * rowBytes, rows * rowBytes)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
