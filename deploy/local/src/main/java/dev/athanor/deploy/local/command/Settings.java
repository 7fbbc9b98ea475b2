package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Settings of a dataset, a line each. */
final class Settings {

    /** Of a value, as chat templates are long. */
    private static final int MOST_CHARACTERS = 100;

    private Settings() {}

    /** The settings of a tree that do something with their paths, such as {@code source.kind: "upload"}. */
    static List<String> of(JsonNode tree) {
        List<String> lines = new ArrayList<>();
        add("", tree, lines);
        return lines;
    }

    private static void add(String path, JsonNode node, List<String> lines) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> add(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), lines));
        } else if (doesSomething(node)) {
            lines.add(path + ": " + value(node));
        }
    }

    /** Cleaning has dozens of rules, which are false, 0 or none unless they are asked for. */
    private static boolean doesSomething(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> false;
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.doubleValue() != 0;
            case STRING -> !value.textValue().equals("none");
            case ARRAY, BINARY, OBJECT, POJO -> true;
        };
    }

    /** What became of what, such as {@code splitSeed: 7 -> 8}. */
    static Stream<String> changes(JsonNode changes) {
        return StreamSupport.stream(changes.spliterator(), false).map(change -> "%s: %s -> %s"
                .formatted(change.path("path").asText(), value(change.path("before")), value(change.path("after"))));
    }

    private static String value(JsonNode value) {
        var text = value.isMissingNode() ? "nothing" : value.toString();
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}
