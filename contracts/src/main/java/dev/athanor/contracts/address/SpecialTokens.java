package dev.athanor.contracts.address;

import org.jspecify.annotations.Nullable;

/**
 * Ids of the tokens that stand for no text, as far as a dataset's tokenizer has them. One id may have two offices:
 * RoBERTa's {@code </s>} both separates and ends.
 *
 * @param start of a sequence: {@code [CLS]} or {@code <s>}
 * @param separator behind a sequence that is understood rather than continued: {@code [SEP]} or {@code </s>}
 * @param padding fills shorter sequences
 * @param mask hides a token that is to be guessed
 * @param end of a document or of a sequence that is generated
 */
public record SpecialTokens(
        @Nullable Integer start,
        @Nullable Integer separator,
        @Nullable Integer padding,
        @Nullable Integer mask,
        @Nullable Integer end) {

    /** A tokenizer without any. */
    public static final SpecialTokens NONE = new SpecialTokens(null, null, null, null, null);
}
