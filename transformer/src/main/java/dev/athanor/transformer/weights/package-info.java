/**
 * Weights as data: named tensors, and the files in which they travel.
 *
 * <p>{@link dev.athanor.transformer.weights.Weights} is the shape in which weights cross from one format to the next.
 * Their data stays where it is, mapped from a file or in native memory, as long as its owner keeps it. The format of
 * exchange is safetensors, with the names and layouts that Hugging Face's library expects.
 */
@NullMarked
package dev.athanor.transformer.weights;

import org.jspecify.annotations.NullMarked;
