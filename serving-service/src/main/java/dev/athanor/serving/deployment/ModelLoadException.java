package dev.athanor.serving.deployment;

/** A model version cannot be served; the message says why. */
final class ModelLoadException extends Exception {

    private static final long serialVersionUID = 1L;

    ModelLoadException(String message) {
        super(message);
    }

    ModelLoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
