package dev.athanor.exchange.event;

import dev.athanor.contracts.event.EventTypes;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the value of a dead letter: what could not be read byte for byte as it came, what could not be handled as the
 * same JSON. The CloudEvents attributes are in the record's headers, which whoever sends a dead letter copies.
 */
public final class ReceivedSerializer implements Serializer<Received> {

    @Override
    public byte @Nullable [] serialize(String topic, Received received) {
        return switch (received) {
            case Received.Event event -> EventTypes.write(event.envelope().event());
            case Received.Unreadable unreadable -> unreadable.data() == null ? null : bytes(unreadable.data());
        };
    }

    private static byte[] bytes(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return bytes;
    }
}
