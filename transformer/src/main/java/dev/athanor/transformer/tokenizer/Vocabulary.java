package dev.athanor.transformer.tokenizer;

/** What training a tokenizer yields: its tokens, whose ids are their positions, and how text is cut into them. */
public sealed interface Vocabulary permits CharacterVocabulary, BytePairVocabulary {

    /** How many token ids there are. */
    int size();

    /** The {@code tokenizer.json} that Hugging Face's libraries read; equal vocabularies give equal text. */
    String toTokenizerJson();
}
