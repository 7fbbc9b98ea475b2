package dev.athanor.transformer.tokenizer;

/**
 * A token that stands for no text.
 *
 * @param id of the token
 * @param content how files and people write it
 */
public record SpecialToken(int id, String content) {}
