package dev.athanor.transformer.torch;

/** What the backward pass knows of the forward pass. */
public enum Activations {
    /** All of it: fastest. */
    KEPT,
    /**
     * What goes into each block; the rest is computed once more (<a href="https://arxiv.org/abs/1604.06174">Chen et al.,
     * 2016</a>): about a third more time for a fraction of the memory.
     */
    RECOMPUTED
}
