package dev.athanor.deploy.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.config.RunConfigurations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a demo does.
 *
 * @param name of the dataset, the run and the endpoint
 * @param prompt what the model continues at the end
 * @param generatedTokens how many tokens it writes
 * @param overrides of the demo's configuration, such as {@code training.steps=100}
 */
public record DemoPlan(String name, String prompt, int generatedTokens, List<String> overrides) {

    /** A name of its own, so that nobody's dataset is touched; a prompt that any text's alphabet holds. */
    public static final String NAME = "demo";

    public DemoPlan {
        overrides = List.copyOf(overrides);
    }

    ObjectNode configuration(String datasetVersion) {
        var tree = RunConfigurations.merge(null, RunConfigurations.parse(file()), overrides);
        tree.put("name", name);
        tree.putObject("dataset").put("name", name).put("version", datasetVersion);
        return tree;
    }

    private static String file() {
        try (var stream = DemoPlan.class.getResourceAsStream("demo.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("demo.yaml is missing from this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
