package dev.athanor.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.GoldenFiles;
import dev.athanor.contracts.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events are what other releases wrote and will read: their JSON is fixed by golden files. */
class EventFormatTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/events");

    @Test
    void everyTypeHasAnExample() {
        assertThat(EventExamples.all().stream().map(EventTypes::of).collect(Collectors.toSet()))
                .isEqualTo(EventTypes.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eventIsWrittenAsItsGoldenFileSays(AthanorEvent event) throws Exception {
        var written = JsonFormat.mapper().readTree(EventTypes.write(event)).toPrettyString() + "\n";

        assertThat(written).isEqualTo(GoldenFiles.expected(GOLDEN.resolve(EventTypes.of(event) + ".json"), written));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void goldenFileIsReadBackAsTheEvent(AthanorEvent event) throws Exception {
        var golden = GoldenFiles.bytes(GOLDEN.resolve(EventTypes.of(event) + ".json"));

        assertThat(EventTypes.read(EventTypes.of(event), golden)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatANewerReleaseAddsIsPassedOver(AthanorEvent event) throws Exception {
        var newer = JsonFormat.mapper().readTree(EventTypes.write(event));
        ((ObjectNode) newer).put("later", "more");

        assertThat(EventTypes.read(EventTypes.of(event), JsonFormat.mapper().writeValueAsBytes(newer)))
                .isEqualTo(event);
    }

    @Test
    void unknownTypeAndForeignDataAreRefusedWithTheReason() {
        assertThatThrownBy(() -> EventTypes.read("dev.athanor.run.sang.v1", bytes("{}")))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("no event has the type 'dev.athanor.run.sang.v1'");
        assertThatThrownBy(() -> EventTypes.read("dev.athanor.run.claimed.v1", bytes("[1]")))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("the data is no dev.athanor.run.claimed.v1");
        assertThatThrownBy(() -> EventTypes.read(
                        "dev.athanor.run.requested.v1", bytes("{\"run\":\"r\",\"configuration\":{\"name\":\"A B\"}}")))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("name: is 'A B'")
                .hasMessageContaining("dataset.name: is missing");
    }

    static Stream<AthanorEvent> examples() {
        return EventExamples.all().stream();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
