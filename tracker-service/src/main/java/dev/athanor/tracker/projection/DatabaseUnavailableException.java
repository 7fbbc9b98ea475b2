package dev.athanor.tracker.projection;

/** The database does not take a transaction now, and may take the same one later. */
public final class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(Throwable cause) {
        super("the database does not answer: " + cause.getMessage(), cause);
    }
}
