package dev.athanor.data.preview;

/**
 * A token and what it stands for in a text.
 *
 * @param id its number
 * @param token as the vocabulary writes it, such as {@code Ġthe}
 * @param start where its text begins, in Unicode code points of the whole
 * @param end behind its text; as {@code start} where it stands for nothing, or for a part of a character that is not
 *     complete yet
 */
public record Piece(int id, String token, int start, int end) {}
