package dev.athanor.contracts.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Starting points: files beside this class, of the same form as a user's, with less in them. */
final class Presets {

    /** The key of a file that names one. */
    static final String KEY = "preset";

    /** From the quickest to the greatest. */
    static final List<String> NAMES = List.of("tiny", "small", "medium");

    private Presets() {}

    /**
     * Takes the preset's key out of a tree.
     *
     * @param violations gets one more if there is no such preset
     * @return what the preset says
     */
    static Optional<ObjectNode> take(ObjectNode tree, List<Violation> violations) {
        return take("", NAMES, tree, violations);
    }

    /**
     * The same, of another kind of file.
     *
     * @param prefix of the presets' files
     * @param names of the presets
     */
    static Optional<ObjectNode> take(String prefix, List<String> names, ObjectNode tree, List<Violation> violations) {
        return Optional.ofNullable(tree.remove(KEY)).map(JsonNode::asText).flatMap(name -> {
            if (names.contains(name)) {
                return Optional.of(load(prefix + name + ".yaml"));
            }
            violations.add(
                    new Violation(KEY, "is '%s'; allowed is one of %s".formatted(name, String.join(", ", names))));
            return Optional.empty();
        });
    }

    private static ObjectNode load(String resource) {
        try (InputStream stream = Presets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the preset " + resource + " is missing from this build");
            }
            return RunConfigurations.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
