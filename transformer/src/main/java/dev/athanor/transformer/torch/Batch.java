package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDArray;

/** What a program is trained on: integers in native memory, which libtorch reads in place. */
public sealed interface Batch extends AutoCloseable permits TokenBatch, LabelledBatch {

    /** How many parts the step's gradient is accumulated over. */
    int microBatches();

    /** The whole batch as libtorch sees it, its first dimension the micro-batches. */
    NDArray tensor();

    @Override
    void close();
}
