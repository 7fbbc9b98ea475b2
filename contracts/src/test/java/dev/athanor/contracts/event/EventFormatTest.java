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
import org.junit.jupiter.params.provider.Arguments;
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

    /** What releases wrote before datasets had forms. */
    @Test
    void eventsOfDatasetsWithoutAFormAreOfTexts() throws Exception {
        assertThat(EventTypes.read("dev.athanor.dataset.requested.v1", earlier("dataset.requested")))
                .isEqualTo(new DatasetJobEvent.Requested(
                        "job-1",
                        "shakespeare",
                        new TextSource.Upload("uploads/job-1", "tinyshakespeare.txt"),
                        new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 512),
                        0.1));
        assertThat(EventTypes.read("dev.athanor.dataset.completed.v1", earlier("dataset.completed")))
                .isEqualTo(new DatasetEvent.Completed(
                        "job-1",
                        "shakespeare",
                        "0123456789abcdef",
                        new DatasetStatistics(1_115_394, 65, 1_003_854, 111_540, 2)));
    }

    /** Sources stand in events and in manifests: what is absent is not said, what an earlier release wrote is read. */
    @ParameterizedTest
    @MethodSource("sources")
    void sourceIsWrittenInItsOwnWords(String json, TextSource source) throws Exception {
        assertThat(JsonFormat.mapper().valueToTree(source).toString()).isEqualTo(json);
        assertThat(JsonFormat.mapper().readValue(json, TextSource.class)).isEqualTo(source);
    }

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of("{\"kind\":\"upload\",\"key\":\"k\",\"fileName\":\"f\"}", new TextSource.Upload("k", "f")),
                Arguments.of(
                        "{\"kind\":\"upload-in-parts\",\"upload\":\"u\",\"fileName\":\"f\",\"bytes\":9}",
                        new TextSource.UploadInParts("u", "f", 9)),
                Arguments.of(
                        "{\"kind\":\"url\",\"url\":\"https://example.org/a\"}",
                        new TextSource.Url("https://example.org/a")),
                Arguments.of(
                        "{\"kind\":\"object\",\"bucket\":\"b\",\"key\":\"k\"}", new TextSource.StoredObject("b", "k")),
                Arguments.of(
                        "{\"kind\":\"object\",\"bucket\":\"b\",\"key\":\"k\",\"etag\":\"e\"}",
                        new TextSource.StoredObject("b", "k", "e")),
                Arguments.of(
                        "{\"kind\":\"objects\",\"bucket\":\"b\",\"pattern\":\"corpus/**\"}",
                        new TextSource.StoredObjects("b", "corpus/**", null)),
                Arguments.of(
                        "{\"kind\":\"objects\",\"bucket\":\"b\",\"pattern\":\"*.txt\","
                                + "\"listing\":{\"objects\":2,\"bytes\":70,\"sha256\":\"c0ffee\"}}",
                        new TextSource.StoredObjects("b", "*.txt", new ObjectListing(2, 70, "c0ffee"))),
                Arguments.of(
                        "{\"kind\":\"hub\",\"dataset\":\"o/n\",\"limit\":7}",
                        new TextSource.HubDataset("o/n", null, null, null, null, 7L)),
                Arguments.of(
                        "{\"kind\":\"hub\",\"dataset\":\"o/n\",\"configuration\":\"en\",\"split\":\"train\","
                                + "\"revision\":\"main\",\"commit\":\"c0ffee\"}",
                        new TextSource.HubDataset("o/n", "en", "train", "main", "c0ffee", null)),
                Arguments.of("{\"kind\":\"synthetic\",\"characters\":9,\"seed\":1}", new TextSource.Synthetic(9, 1)));
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

    private static byte[] earlier(String event) throws Exception {
        return GoldenFiles.bytes(Path.of("src/test/resources/golden/earlier-events", event + ".json"));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
