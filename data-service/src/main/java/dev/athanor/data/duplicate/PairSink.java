package dev.athanor.data.duplicate;

/** Takes pairs of documents by their numbers, from 0. */
@FunctionalInterface
public interface PairSink {

    /** Two documents, the earlier one first. */
    void accept(int earlier, int later);
}
