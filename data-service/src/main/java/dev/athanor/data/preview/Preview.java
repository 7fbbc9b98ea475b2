package dev.athanor.data.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.athanor.contracts.event.DatasetForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of a version.
 *
 * @param name of the dataset
 * @param version that was read
 * @param form of the dataset
 * @param samples of a text one stretch of each part that was asked for, otherwise some samples of each
 */
public record Preview(String name, String version, DatasetForm form, List<Sample> samples) {

    public Preview {
        samples = List.copyOf(samples);
    }

    /**
     * One stretch, or one sample.
     *
     * @param split {@code train} or {@code validation}
     * @param offset in the split: of the first token, or of the sample
     * @param totalTokens of the split
     * @param totalSamples of the split; absent for a text
     * @param tokens the ids
     * @param text what they stand for; a character that is cut at an end becomes U+FFFD
     * @param label of a labelled sample
     * @param targetTokens of a pair
     * @param target what they stand for
     * @param pieces where the tokens meet in {@code text}; absent unless asked for
     * @param targetPieces where they meet in {@code target}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sample(
            String split,
            long offset,
            long totalTokens,
            @Nullable Long totalSamples,
            List<Integer> tokens,
            String text,
            @Nullable String label,
            @Nullable List<Integer> targetTokens,
            @Nullable String target,
            @Nullable List<Piece> pieces,
            @Nullable List<Piece> targetPieces) {
        public Sample {
            tokens = List.copyOf(tokens);
            targetTokens = targetTokens == null ? null : List.copyOf(targetTokens);
            pieces = pieces == null ? null : List.copyOf(pieces);
            targetPieces = targetPieces == null ? null : List.copyOf(targetPieces);
        }
    }
}
