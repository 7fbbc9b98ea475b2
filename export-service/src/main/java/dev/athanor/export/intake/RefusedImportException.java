package dev.athanor.export.intake;

/** Files that are no model which can be computed here; the message says everything that is wrong with them. */
public final class RefusedImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedImportException(String message) {
        super(message);
    }

    RefusedImportException(String message, Exception cause) {
        super(message, cause);
    }
}
