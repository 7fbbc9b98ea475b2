package dev.athanor.exchange.event;

/** The event log did not take an event. Nothing was changed; the request can be made again. */
public final class EventLogUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EventLogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
