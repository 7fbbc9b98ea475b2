/**
 * From logits to a token. A {@link dev.athanor.serving.sampling.Sampler} has one method; what users can ask for
 * (temperature, top-k, top-p, penalties, biases) are {@link dev.athanor.serving.sampling.LogitAdjustment}s put before it.
 * Randomness comes from the request's seed and the number of the sequence alone, so that a request gives the same text
 * whatever else is decoded beside it.
 */
@NullMarked
package dev.athanor.serving.sampling;

import org.jspecify.annotations.NullMarked;
