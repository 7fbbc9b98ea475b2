package dev.athanor.trainer.batch;

/**
 * A sequence and what should be said of it.
 *
 * @param tokens that are read
 * @param written what a decoder has written before each of its places; empty where there is no decoder
 * @param labels of the first places, {@link #IGNORED} where one does not count; a classifier's stands at the first
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the thread that fills it to the one that trains on it
public record Sample(int[] tokens, int[] written, int[] labels) {

    /** The label of a place that does not count. */
    public static final int IGNORED = -100;

    /** Fills a batch that has more rows than there are samples: it is all padding, and counts nowhere. */
    static final Sample NONE = new Sample(new int[0], new int[0], new int[0]);

    private static final int[] NOTHING = {};

    /** A sequence that is labelled place by place. */
    static Sample told(int[] tokens, int[] labels) {
        return new Sample(tokens, NOTHING, labels);
    }

    /** A sequence that has one label. */
    static Sample labelled(int[] tokens, int label) {
        return new Sample(tokens, NOTHING, new int[] {label});
    }

    /**
     * A sequence and the answer to it. The decoder reads the answer shifted to the right by one: at each place what should
     * stand before it, however it errs (<a href="https://doi.org/10.1162/neco.1989.1.2.270">Williams and Zipser, 1989</a>).
     *
     * @param target the answer with the token that ends it
     * @param start the token that stands before an answer
     */
    static Sample answered(int[] source, int[] target, int start) {
        int[] written = new int[target.length];
        written[0] = start;
        System.arraycopy(target, 0, written, 1, target.length - 1);
        return new Sample(source, written, target);
    }

    /** Places that it needs. */
    int length() {
        return Math.max(tokens.length, Math.max(written.length, labels.length));
    }
}
