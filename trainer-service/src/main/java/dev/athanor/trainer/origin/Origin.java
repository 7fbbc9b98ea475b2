package dev.athanor.trainer.origin;

import java.nio.file.Path;

/**
 * A model that a run starts from, on this machine.
 *
 * @param address in the object store
 * @param folder with its files, verified
 * @param manifestSha256 hash of its manifest
 * @param vocabularySize how many tokens it knows, as its manifest says
 * @param contextLength the longest sequence it reads, in tokens, as its manifest says
 */
public record Origin(String address, Path folder, String manifestSha256, int vocabularySize, int contextLength) {

    /** {@link #requireFit(String, int, int, int, int)}, where only the manifest says what the model reaches. */
    public void requireFit(int wantedTokens, int wantedLength) {
        requireFit(address, vocabularySize, wantedTokens, contextLength, wantedLength);
    }

    /**
     * Refuses a run that asks more of a model than it has.
     *
     * @param address of the model
     * @param vocabularySize how many tokens it knows
     * @param wantedTokens of the dataset
     * @param contextLength the longest sequence it reads
     * @param wantedLength of the sequences to train on
     * @throws IllegalArgumentException with the numbers
     */
    public static void requireFit(
            String address, int vocabularySize, int wantedTokens, int contextLength, int wantedLength) {
        if (vocabularySize < wantedTokens) {
            throw new IllegalArgumentException(
                    "The model %s knows %d tokens and the dataset has %d: make the dataset with the model's own tokenizer."
                            .formatted(address, vocabularySize, wantedTokens));
        }
        if (contextLength < wantedLength) {
            throw new IllegalArgumentException(
                    "model.contextLength: is %d; allowed is at most %d, which is as far as the model %s reads"
                            .formatted(wantedLength, contextLength, address));
        }
    }
}
