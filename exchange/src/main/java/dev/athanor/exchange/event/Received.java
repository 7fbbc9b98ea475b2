package dev.athanor.exchange.event;

import dev.athanor.contracts.event.UnreadableEventException;

/**
 * A record as it came from the log. Reading never throws: a record that cannot be read must not stop its consumer, it
 * goes to the dead letters with the reason.
 */
public sealed interface Received {

    /** What was said. */
    record Event(Envelope envelope) implements Received {}

    /** Something that is no event of this platform, or of a version that it does not know. */
    record Unreadable(String reason) implements Received {}

    /**
     * The envelope.
     *
     * @throws UnreadableEventException if there is none; thrown out of a channel's consumer it sends the record to the
     *     dead letters
     */
    default Envelope orThrow() throws UnreadableEventException {
        return switch (this) {
            case Event(Envelope envelope) -> envelope;
            case Unreadable(String reason) -> throw new UnreadableEventException(reason);
        };
    }
}
