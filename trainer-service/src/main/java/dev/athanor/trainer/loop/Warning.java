package dev.athanor.trainer.loop;

/**
 * Something that whoever watches a run should know, although it goes on.
 *
 * @param code a stable word, such as {@code gradient-spike}
 * @param message a sentence
 */
public record Warning(String code, String message) {}
