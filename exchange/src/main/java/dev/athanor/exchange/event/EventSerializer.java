package dev.athanor.exchange.event;

import dev.athanor.contracts.event.EventTypes;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.time.ZoneOffset;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/** Writes events as CloudEvents in binary mode: attributes in {@code ce_} headers, JSON in the value. */
public final class EventSerializer implements Serializer<Envelope> {

    private final CloudEventSerializer binary = new CloudEventSerializer();

    @Override
    public byte[] serialize(String topic, Envelope envelope) {
        return serialize(topic, new RecordHeaders(), envelope);
    }

    @Override
    public byte[] serialize(String topic, Headers headers, Envelope envelope) {
        return binary.serialize(topic, headers, cloudEvent(envelope));
    }

    private static CloudEvent cloudEvent(Envelope envelope) {
        return CloudEventBuilder.v1()
                .withId(envelope.id())
                .withSource(envelope.source())
                .withType(EventTypes.of(envelope.event()))
                .withSubject(envelope.event().subject())
                .withTime(envelope.time().atOffset(ZoneOffset.UTC))
                .withData("application/json", EventTypes.write(envelope.event()))
                .build();
    }
}
