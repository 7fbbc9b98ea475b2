package dev.athanor.data.sample;

/**
 * Which rows are taken, and for which part.
 *
 * @param validationFraction share that is held out, in (0, 1)
 * @param splitSeed another seed holds out others
 * @param removeDuplicates whether a row that equals one before it is left out
 */
public record SampleRules(double validationFraction, long splitSeed, boolean removeDuplicates) {}
