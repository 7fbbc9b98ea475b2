/**
 * The computing side of training: one TorchScript program that holds weights, optimizer state and counters, and does a
 * whole optimizer step in one native call. Java hands it batches and learning rates.
 */
@NullMarked
package dev.athanor.trainer.program;

import org.jspecify.annotations.NullMarked;
