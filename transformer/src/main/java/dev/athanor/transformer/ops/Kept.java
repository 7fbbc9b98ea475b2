package dev.athanor.transformer.ops;

/**
 * How many numbers of a forward pass its backward pass needs.
 *
 * @param residual of embeddings and of the sums that blocks add to, which stay in fp32
 * @param inner of everything else, in the precision that the model computes in
 * @param pairs of attention weights, one for each head and pair of positions, if attention is computed by plain products
 */
public record Kept(long residual, long inner, long pairs) {

    static final Kept NOTHING = new Kept(0, 0, 0);

    Kept plus(Kept other) {
        return new Kept(residual + other.residual, inner + other.inner, pairs + other.pairs);
    }

    Kept minus(Kept other) {
        return new Kept(residual - other.residual, inner - other.inner, pairs - other.pairs);
    }

    Kept greater(Kept other) {
        return residual + inner >= other.residual + other.inner ? this : other;
    }
}
