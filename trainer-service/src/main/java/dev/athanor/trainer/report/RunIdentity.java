package dev.athanor.trainer.report;

/**
 * Whose measurements are reported.
 *
 * @param run the run's id
 * @param attempt that measures
 * @param steps optimizer steps wanted
 * @param tokensPerStep trained on in each
 */
public record RunIdentity(String run, int attempt, long steps, long tokensPerStep) {}
