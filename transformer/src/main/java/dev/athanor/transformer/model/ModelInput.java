package dev.athanor.transformer.model;

/** What models read: integers, {@code [batch, time]} each. */
public enum ModelInput {
    /** The tokens that are read. */
    TOKENS("tokens", "input_ids"),
    /** 1 for a token, 0 for the padding behind the shorter sequences of a batch. */
    KEY_MASK("key_mask", "attention_mask"),
    /** Which of two texts in one sequence a token belongs to, 0 or 1. */
    SEGMENTS("segments", "token_type_ids"),
    /** The tokens written so far; their time is their own. */
    DECODER_TOKENS("decoder_tokens", "decoder_input_ids");

    private final String identifier;
    private final String publicName;

    ModelInput(String identifier, String publicName) {
        this.identifier = identifier;
        this.publicName = publicName;
    }

    /** Its name in programs. */
    public String identifier() {
        return identifier;
    }

    /** Its name in Hugging Face's libraries. */
    public String publicName() {
        return publicName;
    }
}
