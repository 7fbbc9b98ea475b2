package dev.athanor.exchange.event;

import dev.athanor.contracts.event.UnreadableEventException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from the log. Reading never throws: a record that cannot be read must not stop its consumer, it
 * goes to the dead letters with the reason.
 */
public sealed interface Received {

    /** What was said. */
    record Event(Envelope envelope) implements Received {}

    /**
     * Something that is no event of this platform, or of a version that it does not know.
     *
     * @param data the value as it came, for the dead letters; null where the record has none
     */
    record Unreadable(String reason, @Nullable ByteBuffer data) implements Received {}

    /**
     * The envelope.
     *
     * @throws UnreadableEventException if there is none; thrown out of a channel's consumer it sends the record to the
     *     dead letters
     */
    default Envelope orThrow() throws UnreadableEventException {
        return switch (this) {
            case Event(Envelope envelope) -> envelope;
            case Unreadable unreadable -> throw new UnreadableEventException(unreadable.reason());
        };
    }
}
