package dev.athanor.transformer.ops;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a transformer can ask for. Models are written against this interface once; TorchScript, ONNX and cost are its
 * interpreters.
 *
 * <p>Dropout is part of the model and is always written down; interpreters for evaluation and serving return their
 * argument unchanged.
 *
 * @param <T> a tensor, as the interpreter knows it
 */
public interface Ops<T> {

    /**
     * The place of every token in its sequence: {@code 0 .. time-1} where a sequence is read as a whole, continued from
     * the past where a cache holds one.
     *
     * @param tokens {@code [batch, time]}, integers
     * @return something {@link #embedding} accepts, broadcastable to {@code [batch, time]}
     */
    T positions(T tokens);

    /**
     * Rows of a table.
     *
     * @param table {@code [rows, width]}
     * @param indices {@code [batch, time]}, integers in {@code [0, rows)}
     * @return {@code [batch, time, width]}
     */
    T embedding(Parameter table, T indices);

    /**
     * An affine map of the last dimension.
     *
     * @param x {@code [batch, time, in]}
     * @return {@code [batch, time, out]}
     */
    T linear(Linear layer, T x);

    /**
     * Layer normalisation over the last dimension (<a href="https://arxiv.org/abs/1607.06450">Ba et al., 2016</a>).
     *
     * @param x {@code [batch, time, width]}
     * @return the same shape
     */
    T layerNorm(LayerNorm norm, T x);

    /**
     * Division by the root of the mean of squares over the last dimension, and a gain
     * (<a href="https://arxiv.org/abs/1910.07467">Zhang and Sennrich, 2019</a>).
     *
     * @param x {@code [batch, time, width]}
     * @return the same shape
     */
    T rmsNorm(RmsNorm norm, T x);

    /** A function of each element. */
    T activate(Activation activation, T x);

    /**
     * Causal attention over heads, from packed queries, keys and values to the heads' joined results. An interpreter
     * with a cache appends this call's keys and values to the past of {@link Attention#layer()} and attends to both.
     *
     * @param attention causal, without positions of its own, each query head with its own keys and values
     * @param queryKeyValue {@code [batch, time, 3 * heads * headSize]}: all queries, then all keys, then all values, each
     *     head by head
     * @return {@code [batch, time, heads * headSize]}
     */
    T causalAttention(Attention attention, T queryKeyValue);

    /**
     * Attention over heads. Where it is causal, an interpreter with a cache appends keys and values to the past of
     * {@link Attention#layer()} and attends to both.
     *
     * @param queries {@code [batch, time, heads * headSize]}, head by head
     * @param keys {@code [batch, keyTime, keyValueHeads * headSize]}; {@code keyTime} is {@code time} unless attention
     *     crosses to another sequence
     * @param values the same shape as the keys
     * @param keyMask {@code [batch, keyTime]}, integers: 1 for a token, 0 for padding that nobody attends to; null where
     *     there is no padding, or none that a causal query could see
     * @return {@code [batch, time, heads * headSize]}
     */
    T attention(Attention attention, T queries, T keys, T values, @Nullable T keyMask);

    /**
     * The first token of every sequence.
     *
     * @param x {@code [batch, time, width]}
     * @return {@code [batch, 1, width]}
     */
    T firstToken(T x);

    /**
     * The places that have labels. All of them, unless an interpreter writes what is trained: what follows is then computed
     * for the others in vain, and is not.
     *
     * @param x {@code [batch, time, width]}
     * @return {@code [batch, time, width]}, or a row for each labelled place
     */
    default T labelled(T x) {
        return x;
    }

    /**
     * Zeroes elements at random in training and scales the others by {@code 1 / (1 - probability)}.
     *
     * @param probability in {@code [0, 1)}; with 0 interpreters return {@code x}
     */
    T dropout(double probability, T x);

    /**
     * One of the model's like parts, which follow each other. An interpreter may compute it anew in the backward pass
     * rather than keep what happened within (<a href="https://arxiv.org/abs/1604.06174">Chen et al., 2016</a>), so it must
     * depend on nothing but the model's tokens and what it is given here.
     *
     * @param layer counted from 0
     * @param x {@code [batch, time, width]}
     * @param block what the part computes
     * @return the same shape
     */
    default T block(int layer, T x, UnaryOperator<T> block) {
        return block.apply(x);
    }

    /**
     * One of the like parts of a model that writes, which look at what was read.
     *
     * @param layer counted from 0 among such parts
     * @param x {@code [batch, time, width]}
     * @param read {@code [batch, readTime, width]}, the same for all of them
     * @param block what the part computes of both
     * @return the shape of {@code x}
     */
    default T block(int layer, T x, T read, BinaryOperator<T> block) {
        return block.apply(x, read);
    }

    /** The sum of two tensors; shapes broadcast. */
    T add(T left, T right);

    /** The product of two tensors of the same shape, element by element. */
    T multiply(T left, T right);

    /** Every element times a number. */
    T scale(T x, double factor);
}
