package dev.athanor.data.tokenize;

import dev.athanor.data.measure.Histogram;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.OptionalInt;

/** All tokens of a dataset, counted. */
public final class TokenCensus {

    private final long[] counts;
    private final Histogram lengths;

    TokenCensus(long[] counts, Histogram lengths) {
        this.counts = counts;
        this.lengths = lengths;
    }

    /**
     * How the vocabulary is used.
     *
     * @param unknownToken the one that stands for what the tokenizer does not know
     */
    public VocabularyUse vocabulary(Tokenizer tokenizer, OptionalInt unknownToken) {
        return new VocabularyCount(counts).use(tokenizer, unknownToken);
    }

    /** Tokens of sequences, those around them included; of a plain text of its pieces, which are none. */
    public Histogram lengths() {
        return lengths;
    }
}
