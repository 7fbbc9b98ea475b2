package dev.athanor.transformer.tokenizer;

/** What training a tokenizer yields: its tokens, whose ids are their positions, and how text is cut into them. */
public sealed interface Vocabulary permits CharacterVocabulary, BytePairVocabulary {

    /** How many token ids there are. */
    int size();

    /**
     * The {@code tokenizer.json} that Hugging Face's libraries read; equal vocabularies give equal text.
     *
     * @param framing what those libraries put around a text
     * @throws IllegalArgumentException if the vocabulary lacks the tokens for it
     */
    String toTokenizerJson(Framing framing);

    /** The {@code tokenizer.json} of a tokenizer that puts nothing around a text. */
    default String toTokenizerJson() {
        return toTokenizerJson(Framing.NONE);
    }
}
