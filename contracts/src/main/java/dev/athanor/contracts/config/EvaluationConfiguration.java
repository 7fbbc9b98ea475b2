package dev.athanor.contracts.config;

/**
 * Evaluation on the held-out tokens.
 *
 * @param every steps between evaluations
 * @param batches of an evaluation in mid-run
 * @param finalBatches of the one at the end
 */
public record EvaluationConfiguration(long every, int batches, int finalBatches) {}
