package dev.athanor.transformer.ops;

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
     * An affine map of the last dimension, {@code x · weight + bias}.
     *
     * @param x {@code [batch, time, in]}
     * @return {@code [batch, time, out]}
     */
    T linear(Linear layer, T x);

    /**
     * Scores of every row of an embedding table, {@code x · tableᵀ}: the output layer of a model whose input and output
     * embeddings are tied (<a href="https://arxiv.org/abs/1608.05859">Press and Wolf, 2017</a>).
     *
     * @param table {@code [rows, width]}
     * @param x {@code [batch, time, width]}
     * @return {@code [batch, time, rows]}
     */
    T tiedProjection(Parameter table, T x);

    /**
     * Layer normalisation over the last dimension (<a href="https://arxiv.org/abs/1607.06450">Ba et al., 2016</a>).
     *
     * @param x {@code [batch, time, width]}
     * @return the same shape
     */
    T layerNorm(LayerNorm norm, T x);

    /**
     * The Gaussian error linear unit in its tanh form, which Hugging Face calls {@code gelu_new}
     * (<a href="https://arxiv.org/abs/1606.08415">Hendrycks and Gimpel, 2016</a>).
     */
    T geluTanh(T x);

    /**
     * Causal attention over heads, from packed queries, keys and values to the heads' joined results. An interpreter
     * with a cache appends this call's keys and values to the past of {@link CausalAttention#layer()} and attends to
     * both.
     *
     * @param queryKeyValue {@code [batch, time, (heads + 2 * keyValueHeads) * headSize]}: all queries, then all keys, then
     *     all values, each head by head
     * @return {@code [batch, time, heads * headSize]}
     */
    T causalAttention(CausalAttention attention, T queryKeyValue);

    /**
     * Zeroes elements at random in training and scales the others by {@code 1 / (1 - probability)}.
     *
     * @param probability in {@code [0, 1)}; with 0 interpreters return {@code x}
     */
    T dropout(double probability, T x);

    /** The sum of two tensors; shapes broadcast. */
    T add(T left, T right);
}
