package dev.athanor.exchange.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.EventTypes;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CloudEvents SDK is the independent reader of what is written here. */
class EventFormatTest {

    private static final Path GOLDEN = Path.of("../contracts/src/test/resources/golden/events");
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    static List<Path> goldenEvents() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenEvents")
    void everyEventIsACloudEventInBinaryMode(Path file) throws Exception {
        Envelope envelope = envelope(file);
        RecordHeaders headers = new RecordHeaders();
        byte[] value = new EventSerializer().serialize(Topics.of(envelope.event()), headers, envelope);

        CloudEvent read = new CloudEventDeserializer().deserialize("any", headers, value);

        assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(read.getId()).isEqualTo("event-1");
        assertThat(read.getSource()).isEqualTo(URI.create("/athanor/test"));
        assertThat(read.getType()).isEqualTo(type(file));
        assertThat(read.getSubject()).isEqualTo(envelope.event().subject());
        assertThat(read.getTime()).isEqualTo(TIME.atOffset(ZoneOffset.UTC));
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(json(value)).isEqualTo(json(Files.readAllBytes(file)));
        assertThat(headers.lastHeader("ce_type").value()).asString(UTF_8).isEqualTo(type(file));
    }

    @ParameterizedTest
    @MethodSource("goldenEvents")
    void everyEventIsReadAsItWasWritten(Path file) throws Exception {
        Envelope envelope = envelope(file);
        RecordHeaders headers = new RecordHeaders();
        byte[] value = new EventSerializer().serialize("any", headers, envelope);

        Received received = new EventDeserializer().deserialize("any", headers, value);

        assertThat(received).isEqualTo(new Received.Event(envelope));
    }

    @Test
    void everyEventHasAGoldenFile() throws IOException {
        assertThat(goldenEvents().stream().map(EventFormatTest::type))
                .containsExactlyInAnyOrderElementsOf(EventTypes.all().keySet());
    }

    private static Envelope envelope(Path file) throws Exception {
        AthanorEvent event = EventTypes.read(type(file), Files.readAllBytes(file));
        return new Envelope("event-1", URI.create("/athanor/test"), TIME, event);
    }

    private static String type(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static JsonNode json(byte[] content) throws IOException {
        return JsonFormat.mapper().readTree(content);
    }
}
