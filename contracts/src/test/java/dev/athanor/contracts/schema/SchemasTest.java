package dev.athanor.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.athanor.contracts.GoldenFiles;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed schemas are those of the records; {@code -Dgolden.write=true} writes them anew. */
class SchemasTest {

    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final Path RUN_CONFIGURATION = SCHEMAS.resolve("run-configuration.schema.json");

    private final Schemas schemas = new Schemas();

    @ParameterizedTest
    @MethodSource("types")
    void committedSchemaOfAnEventIsThatOfItsRecord(String type) throws IOException {
        var schema = schemas.event(type, EventTypes.all().get(type)).toPrettyString() + "\n";

        assertThat(schema).isEqualTo(GoldenFiles.expected(eventSchema(type), schema));
    }

    @ParameterizedTest
    @MethodSource("types")
    void goldenEventObeysItsSchema(String type) throws IOException {
        var golden = JsonFormat.mapper()
                .readTree(GoldenFiles.bytes(Path.of("src/test/resources/golden/events", type + ".json")));

        assertThat(violations(eventSchema(type), golden)).isEmpty();
    }

    @Test
    void committedSchemaOfTheRunConfigurationIsThatOfItsRecords() throws IOException {
        var schema = schemas.runConfiguration().toPrettyString() + "\n";

        assertThat(schema).isEqualTo(GoldenFiles.expected(RUN_CONFIGURATION, schema));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: play, dataset: shakespeare}",
                "{name: play, dataset: {name: shakespeare, version: latest}, preset: tiny}",
                "{name: play, dataset: shakespeare, model: {layers: 3}, optimizer: {learningRate: 0.01}}"
            })
    void schemaAcceptsWhatResolves(String file) throws IOException {
        var tree = RunConfigurations.parse(file);

        assertThat(RunConfigurations.resolve(tree)).isNotNull();
        assertThat(violations(RUN_CONFIGURATION, tree)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{dataset: shakespeare}",
                "{name: Play, dataset: shakespeare}",
                "{name: play, dataset: shakespeare, model: {layers: 0}}",
                "{name: play, dataset: shakespeare, model: {layer: 1}}",
                "{name: play, dataset: shakespeare, optimizer: {beta1: 1}}",
                "{name: play, dataset: shakespeare, training: {precision: fp8}}",
                "{name: play, dataset: shakespeare, preset: huge}"
            })
    void schemaRefusesWhatDoesNotResolve(String file) throws IOException {
        assertThat(violations(RUN_CONFIGURATION, RunConfigurations.parse(file))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleResolvesAndObeysTheSchema(Path example) throws IOException {
        var tree = RunConfigurations.parse(Files.readString(example));

        assertThat(violations(RUN_CONFIGURATION, tree)).isEmpty();
        assertThat(RunConfigurations.resolve(tree)).isNotNull();
    }

    static List<Path> examples() throws IOException {
        try (var files = Files.list(Path.of("../examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    static Stream<String> types() {
        return EventTypes.all().keySet().stream();
    }

    private static Path eventSchema(String type) {
        return SCHEMAS.resolve("events").resolve(type + ".schema.json");
    }

    private static Set<String> violations(Path schema, JsonNode tree) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JsonFormat.mapper().readTree(GoldenFiles.bytes(schema)))
                .validate(tree)
                .stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }
}
