package dev.athanor.contracts.event;

/** A record of the log that is no event of this platform; it belongs into the dead-letter topic. */
public final class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says what could not be read. */
    public UnreadableEventException(String message) {
        super(message);
    }

    /** Says what could not be read, and why. */
    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
