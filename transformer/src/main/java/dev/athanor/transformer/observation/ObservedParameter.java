package dev.athanor.transformer.observation;

/**
 * A parameter in the step in which it was looked at.
 *
 * @param name as in checkpoints
 * @param weights before the step
 * @param gradient of the step, before clipping
 * @param change norm of what the step added to the weights
 */
public record ObservedParameter(String name, Distribution weights, Distribution gradient, double change) {}
