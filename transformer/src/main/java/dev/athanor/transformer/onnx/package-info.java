/**
 * Models as ONNX graphs, and ONNX graphs at work.
 *
 * <p>Two interpreters of {@link dev.athanor.transformer.ops.Ops} write a graph each. One reads whole sequences and uses
 * standard operators alone. The other continues sequences from a cache of keys and values, named as Hugging Face's
 * Optimum names it, on ONNX Runtime's {@code GroupQueryAttention}: a caller may hand in a growing past and receive a
 * longer one, or one buffer as past and present at once, which is then updated in place.
 *
 * <p>{@link dev.athanor.transformer.onnx.OnnxModel} runs either graph over whole sequences, to compare and evaluate.
 * {@link dev.athanor.transformer.onnx.CachedModel} serves: many sequences of different lengths take one step together,
 * their cache never copied.
 */
@NullMarked
package dev.athanor.transformer.onnx;

import org.jspecify.annotations.NullMarked;
