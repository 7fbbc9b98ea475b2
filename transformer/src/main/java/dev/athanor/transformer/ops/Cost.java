package dev.athanor.transformer.ops;

/**
 * What a model costs on one batch.
 *
 * @param parameters numbers to train, each once however often it is used
 * @param forwardFlops floating-point operations of the forward pass's matrix products; everything else is a few percent
 * @param activationBytes results that the backward pass needs, in fp32
 * @param tokens of the batch
 */
public record Cost(long parameters, long forwardFlops, long activationBytes, long tokens) {

    /** A gradient step's operations: the backward pass multiplies twice where the forward pass multiplies once. */
    public long trainingFlops() {
        return Math.multiplyExact(3, forwardFlops);
    }

    /** A gradient step's operations for one token. */
    public double trainingFlopsPerToken() {
        return (double) trainingFlops() / tokens;
    }
}
