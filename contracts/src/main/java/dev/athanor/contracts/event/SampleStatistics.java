package dev.athanor.contracts.event;

/**
 * The size of a dataset version that has samples.
 *
 * @param train samples to train on
 * @param validation samples held out
 * @param longestSequence tokens of the longest sequence, with its special tokens
 * @param labels how many different labels there are; 0 for pairs
 */
public record SampleStatistics(long train, long validation, int longestSequence, int labels) {}
