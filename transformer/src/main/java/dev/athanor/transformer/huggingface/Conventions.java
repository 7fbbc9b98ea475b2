package dev.athanor.transformer.huggingface;

import java.util.List;
import java.util.OptionalInt;

/**
 * What users of a model have to know beside its shape.
 *
 * @param beginning the token that begins a text that is generated
 * @param end the token that ends one
 * @param padding the token that fills shorter sequences
 * @param decoderStart the token that a decoder reads first
 * @param labels names of a classifier's labels by their numbers; empty if they have none
 */
public record Conventions(
        OptionalInt beginning, OptionalInt end, OptionalInt padding, OptionalInt decoderStart, List<String> labels) {

    /** Nothing is agreed upon. */
    public static final Conventions NONE = ofEnd(OptionalInt.empty());

    public Conventions {
        labels = List.copyOf(labels);
    }

    /** Of a model that goes on with texts, whose one special token stands wherever one text ends and another begins. */
    public static Conventions ofEnd(OptionalInt endOfText) {
        return new Conventions(endOfText, endOfText, endOfText, OptionalInt.empty(), List.of());
    }

    /** Of a model that understands whole sequences. */
    public static Conventions understanding(OptionalInt padding, List<String> labels) {
        return new Conventions(OptionalInt.empty(), OptionalInt.empty(), padding, OptionalInt.empty(), labels);
    }

    /** Of a model that answers one sequence with another. What its decoder reads first also fills what is not there. */
    public static Conventions answering(int decoderStart, int end) {
        var start = OptionalInt.of(decoderStart);
        return new Conventions(OptionalInt.empty(), OptionalInt.of(end), start, start, List.of());
    }

    /** The name of a label. */
    String label(int number) {
        return labels.isEmpty() ? "LABEL_" + number : labels.get(number);
    }
}
