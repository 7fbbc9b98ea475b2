package dev.athanor.transformer.ops;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks another interpreter for everything; implementations change what they are about.
 *
 * @param <T> a tensor, as the other interpreter knows it
 */
public interface ForwardingOps<T> extends Ops<T> {

    /** The other interpreter. */
    Ops<T> ops();

    @Override
    default T linear(Linear layer, T x) {
        return ops().linear(layer, x);
    }

    @Override
    default T positions(T tokens) {
        return ops().positions(tokens);
    }

    @Override
    default T embedding(Parameter table, T indices) {
        return ops().embedding(table, indices);
    }

    @Override
    default T layerNorm(LayerNorm norm, T x) {
        return ops().layerNorm(norm, x);
    }

    @Override
    default T rmsNorm(RmsNorm norm, T x) {
        return ops().rmsNorm(norm, x);
    }

    @Override
    default T activate(Activation activation, T x) {
        return ops().activate(activation, x);
    }

    @Override
    default T causalAttention(Attention attention, T queryKeyValue) {
        return ops().causalAttention(attention, queryKeyValue);
    }

    @Override
    default T attention(Attention attention, T queries, T keys, T values, @Nullable T keyMask) {
        return ops().attention(attention, queries, keys, values, keyMask);
    }

    @Override
    default T firstToken(T x) {
        return ops().firstToken(x);
    }

    @Override
    default T labelled(T x) {
        return ops().labelled(x);
    }

    @Override
    default T block(int layer, T x, UnaryOperator<T> block) {
        return ops().block(layer, x, block);
    }

    @Override
    default T block(int layer, T x, T read, BinaryOperator<T> block) {
        return ops().block(layer, x, read, block);
    }

    @Override
    default T dropout(double probability, T x) {
        return ops().dropout(probability, x);
    }

    @Override
    default T add(T left, T right) {
        return ops().add(left, right);
    }

    @Override
    default T multiply(T left, T right) {
        return ops().multiply(left, right);
    }

    @Override
    default T scale(T x, double factor) {
        return ops().scale(x, factor);
    }
}
