/**
 * Which windows of a text, or which samples, make which batch, and what is hidden of them. Every choice is a pure function of
 * the seed and of a counter, so a resumed run sees exactly what an uninterrupted one would have seen, and nothing of the order
 * needs to be kept.
 */
@NullMarked
package dev.athanor.trainer.batch;

import org.jspecify.annotations.NullMarked;
