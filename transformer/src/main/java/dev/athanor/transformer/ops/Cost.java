package dev.athanor.transformer.ops;

/**
 * What a model costs on one batch.
 *
 * @param parameters numbers to train, each once however often it is used
 * @param forwardFlops floating-point operations of the forward pass's matrix products; everything else is a few percent
 * @param kept numbers that the backward pass needs
 * @param keptInBlocks those of them that belong to the model's blocks
 * @param keptInLargestBlock those of one block
 * @param blockInputs numbers that go into all blocks
 * @param tokens of the batch
 */
public record Cost(
        long parameters,
        long forwardFlops,
        Kept kept,
        Kept keptInBlocks,
        Kept keptInLargestBlock,
        long blockInputs,
        long tokens) {

    /** A gradient step's operations: the backward pass multiplies twice where the forward pass multiplies once. */
    public long trainingFlops() {
        return Math.multiplyExact(3, forwardFlops);
    }

    /** A gradient step's operations for one token. */
    public double trainingFlopsPerToken() {
        return (double) trainingFlops() / tokens;
    }

    /** What the backward pass needs if blocks are computed once more, one at a time, from what went into each. */
    public Kept keptIfBlocksAreRecomputed() {
        return kept.minus(keptInBlocks).plus(keptInLargestBlock).plus(new Kept(blockInputs, 0, 0));
    }
}
