package dev.athanor.transformer.tokenizer;

/**
 * What Hugging Face's libraries put around a text, by the file's post-processor, where they are not told otherwise. The
 * {@link Tokenizer} of this package never does: whoever writes samples writes the tokens around them.
 */
public enum Framing {
    /** Nothing: a text may begin and end anywhere. */
    NONE,
    /** {@code [CLS] text [SEP]}, as for a classifier. */
    START_AND_SEPARATOR,
    /** {@code text <|endoftext|>}, as for a source or a target. */
    END
}
