package dev.athanor.serving.deployment;

/**
 * What one model's engine may take.
 *
 * @param capacity sequences that are decoded together
 * @param waiting sequences that may wait for a place
 * @param threads that compute one operator together
 */
public record EngineLimits(int capacity, int waiting, int threads) {}
