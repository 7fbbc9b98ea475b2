package dev.athanor.exchange.store;

/** An object is not what its manifest says. */
public final class CorruptObjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CorruptObjectException(String message) {
        super(message);
    }
}
