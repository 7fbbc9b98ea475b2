package dev.athanor.data.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document, a labelled text, or a pair.
 *
 * @param sequences one text, or of a pair the source and the target
 * @param label of a labelled text
 */
public record Sample(List<String> sequences, @Nullable String label) {
    public Sample {
        sequences = List.copyOf(sequences);
    }
}
