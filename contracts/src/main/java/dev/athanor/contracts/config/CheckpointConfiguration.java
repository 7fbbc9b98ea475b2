package dev.athanor.contracts.config;

/**
 * Checkpoints.
 *
 * @param every steps between them; the last step always has one
 * @param keep how many of the newest stay
 */
public record CheckpointConfiguration(long every, int keep) {}
