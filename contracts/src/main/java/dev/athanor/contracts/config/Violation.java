package dev.athanor.contracts.config;

/**
 * Something in a configuration that cannot be.
 *
 * @param path of the key, such as {@code model.heads}
 * @param message what is wrong and what is allowed
 */
public record Violation(String path, String message) {
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
