package dev.athanor.contracts.event;

/**
 * Why something failed, for programs and for people.
 *
 * @param code a stable word, such as {@code source-is-binary}
 * @param message a sentence that says what to do
 */
public record Failure(String code, String message) {}
