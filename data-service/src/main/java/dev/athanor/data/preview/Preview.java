package dev.athanor.data.preview;

import java.util.List;

/**
 * Stretches of a version.
 *
 * @param name of the dataset
 * @param version that was read
 * @param samples one of each part that was asked for
 */
public record Preview(String name, String version, List<Sample> samples) {

    public Preview {
        samples = List.copyOf(samples);
    }

    /**
     * One stretch.
     *
     * @param split {@code train} or {@code validation}
     * @param offset of the first token in the split
     * @param totalTokens of the split
     * @param tokens the ids
     * @param text what they stand for; a character that is cut at an end becomes U+FFFD
     */
    public record Sample(String split, long offset, long totalTokens, List<Integer> tokens, String text) {
        public Sample {
            tokens = List.copyOf(tokens);
        }
    }
}
