package dev.athanor.trainer.program;

import java.util.List;

/**
 * What a model tells of a batch.
 *
 * @param loss mean cross-entropy, nats per token or label
 * @param places that count in it
 * @param correct of them, those whose label has the greatest score
 * @param labels of a classifier, by index; empty for models of another kind
 */
public record EvaluationResult(double loss, long places, long correct, List<LabelCounts> labels) {

    public EvaluationResult {
        labels = List.copyOf(labels);
    }

    /**
     * How often a classifier met a label.
     *
     * @param hits samples that have it and were given it
     * @param given samples that were given it
     * @param actual samples that have it
     */
    public record LabelCounts(long hits, long given, long actual) {

        /** Never met. */
        public static final LabelCounts NONE = new LabelCounts(0, 0, 0);

        /** Both together. */
        public LabelCounts plus(LabelCounts other) {
            return new LabelCounts(hits + other.hits, given + other.given, actual + other.actual);
        }
    }
}
