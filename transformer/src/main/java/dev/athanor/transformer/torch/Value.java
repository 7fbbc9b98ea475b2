package dev.athanor.transformer.torch;

/**
 * A variable of a method that differentiates.
 *
 * @param name in the source
 * @param layout of its dimensions
 * @param precision of its numbers
 * @param varies whether anything that is trained has a part in it
 */
record Value(String name, Layout layout, Precision precision, boolean varies) {

    /** What the dimensions are. */
    enum Layout {
        /** {@code [batch, time]}, or no variable at all. */
        INDICES,
        /** {@code [time, width]}. */
        PLACES,
        /** {@code [batch * time, width]}. */
        ROWS
    }

    @Override
    public String toString() {
        return name;
    }
}
