package dev.athanor.exchange.store;

/** The object store did not do what it was asked. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String action, Throwable cause) {
        super("The object store could not " + action + ": " + cause.getMessage(), cause);
    }
}
