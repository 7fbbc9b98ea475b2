package dev.athanor.transformer.onnx;

import java.nio.FloatBuffer;

/** A sequence that lives in the cache of a {@link CachedModel}, from its prompt until it is closed. */
public final class CachedSequence implements AutoCloseable {

    private final CachedModel model;
    private int row;
    private int length;
    private boolean open = true;

    CachedSequence(CachedModel model, int row, int length) {
        this.model = model;
        this.row = row;
        this.length = length;
    }

    /** How many tokens it holds. */
    public int length() {
        return length;
    }

    /** Whether it has reached the model's context length and cannot take another token. */
    public boolean isFull() {
        return length == model.contextLength();
    }

    /**
     * The scores of the token that follows its last one, {@code [vocabularySize]}. A view into the model's memory: it is
     * overwritten by the next step, and must not be read after a sequence of the model was closed or opened.
     *
     * @throws IllegalStateException if the sequence is closed
     */
    public FloatBuffer logits() {
        requireOpen();
        return model.logits(row);
    }

    /** Gives its place in the cache back; closing twice changes nothing. */
    @Override
    public void close() {
        if (open) {
            model.release(this);
            end();
        }
    }

    /** Its place is gone. */
    void end() {
        open = false;
    }

    boolean belongsTo(CachedModel other) {
        return open && model == other;
    }

    int row() {
        return row;
    }

    void moveTo(int newRow) {
        row = newRow;
    }

    void grow() {
        length++;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("this sequence is closed");
        }
    }
}
