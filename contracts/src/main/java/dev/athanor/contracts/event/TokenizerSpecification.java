package dev.athanor.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How text becomes tokens.
 *
 * @param kind the algorithm
 * @param vocabularySize how many tokens byte-level BPE learns; absent for characters, whose vocabulary is the text's
 */
public record TokenizerSpecification(Kind kind, @Nullable Integer vocabularySize) {

    /** The algorithms that the platform trains. */
    public enum Kind {
        /** One token per Unicode code point of the text. */
        @JsonProperty("char")
        CHARACTER,
        /** Byte-level byte-pair encoding, as GPT-2's. */
        @JsonProperty("bpe")
        BYTE_LEVEL_BPE
    }
}
