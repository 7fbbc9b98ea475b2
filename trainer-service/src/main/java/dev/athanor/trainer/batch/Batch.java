package dev.athanor.trainer.batch;

/** Sequences of one step or of one evaluation batch. */
public sealed interface Batch permits TextBatch, SampleBatch {

    /** How many sequences it has, over all micro-batches. */
    int rows();
}
