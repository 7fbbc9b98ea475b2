package dev.athanor.trainer.batch;

import dev.athanor.trainer.tokens.Tokens;
import java.util.function.LongUnaryOperator;

/** Copies windows of a text into batches. */
public final class TextBatches {

    private final Tokens tokens;
    private final LongUnaryOperator start;
    private final int rows;
    private final int contextLength;

    /**
     * @param tokens to read
     * @param start of each window, by its index
     * @param rows windows of a batch
     * @param contextLength inputs of a window
     */
    public TextBatches(Tokens tokens, LongUnaryOperator start, int rows, int contextLength) {
        this.tokens = tokens;
        this.start = start;
        this.rows = rows;
        this.contextLength = contextLength;
    }

    /** The batch with the windows {@code index * rows} to {@code (index + 1) * rows - 1}. */
    public TextBatch batch(long index) {
        int[] windows = new int[rows * (contextLength + 1)]; // [rows, contextLength + 1]
        for (int row = 0; row < rows; row++) {
            tokens.copy(start.applyAsLong(index * rows + row), windows, row * (contextLength + 1), contextLength + 1);
        }
        return new TextBatch(rows, contextLength, windows);
    }
}
