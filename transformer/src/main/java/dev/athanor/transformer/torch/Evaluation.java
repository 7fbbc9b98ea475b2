package dev.athanor.transformer.torch;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model tells of a batch.
 *
 * @param loss mean cross-entropy, in nats per token or label
 * @param places that count in it
 * @param correct of them, those whose label has the greatest score
 * @param labels of a classifier, by index; empty for models of another kind
 */
public record Evaluation(float loss, long places, long correct, List<LabelCounts> labels) {

    private static final int OWN = 3;
    private static final int PER_LABEL = 3;

    public Evaluation {
        labels = List.copyOf(labels);
    }

    /** @param statistics as a program gives them: loss, places, correct, then every label's hits, given and actual */
    static Evaluation of(float[] statistics) {
        int labels = (statistics.length - OWN) / PER_LABEL;
        return new Evaluation(
                statistics[0],
                (long) statistics[1],
                (long) statistics[2],
                IntStream.range(0, labels)
                        .map(label -> OWN + label)
                        .mapToObj(first ->
                                new LabelCounts((long) statistics[first], (long) statistics[first + labels], (long)
                                        statistics[first + 2 * labels]))
                        .toList());
    }
}
