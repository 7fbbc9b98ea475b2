package dev.athanor.transformer.torch;

/**
 * How often a classifier met a label: what precision and recall are made of.
 *
 * @param hits samples that have the label and were given it
 * @param given samples that were given it
 * @param actual samples that have it
 */
public record LabelCounts(long hits, long given, long actual) {}
