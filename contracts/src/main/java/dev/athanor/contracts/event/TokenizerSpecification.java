package dev.athanor.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How text becomes tokens.
 *
 * @param kind the algorithm, or where the tokenizer comes from
 * @param vocabularySize how many tokens byte-level BPE learns; absent for characters, whose vocabulary is the text's, and
 *     for imported tokenizers
 * @param specialTokens whether a trained tokenizer gets tokens for start, separator, padding, mask and end; those of
 *     labelled samples and of pairs always do
 * @param file the {@code tokenizer.json} of an imported one
 * @param sampleBytes how much of the text byte-level BPE learns from, at most; absent for all of it
 */
public record TokenizerSpecification(
        Kind kind,
        @Nullable Integer vocabularySize,
        boolean specialTokens,
        @Nullable TextSource file,
        @Nullable Long sampleBytes) {

    /** Where tokenizers come from. */
    public enum Kind {
        /** Trained: one token per Unicode code point of the text. */
        @JsonProperty("char")
        CHARACTER,
        /** Trained: byte-level byte-pair encoding, as GPT-2's. */
        @JsonProperty("bpe")
        BYTE_LEVEL_BPE,
        /** Trained elsewhere and taken as it is. */
        @JsonProperty("imported")
        IMPORTED
    }

    /** Learns from all of the text. */
    public TokenizerSpecification(
            Kind kind, @Nullable Integer vocabularySize, boolean specialTokens, @Nullable TextSource file) {
        this(kind, vocabularySize, specialTokens, file, null);
    }

    /** To be trained, without special tokens that were not asked for. */
    public TokenizerSpecification(Kind kind, @Nullable Integer vocabularySize) {
        this(kind, vocabularySize, false, null);
    }

    /** To be taken as it is. */
    public static TokenizerSpecification imported(TextSource file) {
        return new TokenizerSpecification(Kind.IMPORTED, null, false, file);
    }
}
