package dev.athanor.trainer.batch;

/**
 * Windows of a text. Each row is one token longer than the context: position {@code t} is an input, position {@code t + 1}
 * its target.
 *
 * @param rows number of sequences, over all micro-batches
 * @param contextLength inputs of a sequence
 * @param tokens {@code [rows, contextLength + 1]}
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the thread that fills it to the one that trains on it
public record TextBatch(int rows, int contextLength, int[] tokens) implements Batch {
    public TextBatch {
        if (tokens.length != rows * (contextLength + 1)) {
            throw new IllegalArgumentException(
                    "%d rows of %d tokens are not %d tokens".formatted(rows, contextLength + 1, tokens.length));
        }
    }
}
