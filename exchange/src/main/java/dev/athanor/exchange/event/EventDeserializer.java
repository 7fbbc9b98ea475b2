package dev.athanor.exchange.event;

import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.EventTypes;
import dev.athanor.contracts.event.UnreadableEventException;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents in binary mode. Never throws on what it is given, see {@link Received}. */
public final class EventDeserializer implements Deserializer<Received> {

    private final CloudEventDeserializer binary = new CloudEventDeserializer();

    @Override
    public Received deserialize(String topic, byte @Nullable [] value) {
        return deserialize(topic, new RecordHeaders(), value);
    }

    @Override
    public Received deserialize(String topic, Headers headers, byte @Nullable [] value) {
        if (value == null) {
            return new Received.Unreadable("the record has no value", null);
        }
        CloudEvent event;
        try {
            event = binary.deserialize(topic, headers, value);
        } catch (RuntimeException e) {
            return unreadable("the record is no CloudEvent: " + e.getMessage(), value);
        }
        return read(event, value);
    }

    private static Received read(CloudEvent event, byte[] value) {
        CloudEventData data = event.getData();
        if (data == null) {
            return unreadable("the event " + event.getType() + " carries no data", value);
        }
        try {
            AthanorEvent body = EventTypes.read(event.getType(), data.toBytes());
            return new Received.Event(new Envelope(event.getId(), event.getSource(), time(event), body));
        } catch (UnreadableEventException e) {
            return unreadable(e.getMessage(), value);
        }
    }

    private static Received unreadable(String reason, byte[] value) {
        return new Received.Unreadable(reason, ByteBuffer.wrap(value).asReadOnlyBuffer());
    }

    private static Instant time(CloudEvent event) {
        return event.getTime() == null ? Instant.EPOCH : event.getTime().toInstant();
    }
}
