package dev.athanor.contracts.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A walk over a tree beside the records that it should become. It goes to the end whatever it meets, so that every
 * violation is known; the tree that it builds has each value in its own JSON type.
 */
final class Inspection {

    /** How much a tree may leave out or bring along. */
    enum Strictness {
        /** A user's file: defaults are filled in, an unknown key is a mistake. */
        FILE,
        /** An event, perhaps of an older or newer release: defaults are filled in, unknown keys are none of ours. */
        EVENT,
        /** A record under construction: everything must be there. */
        RECORD
    }

    private final Class<?> root;
    private final Strictness strictness;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, JsonNode> values = new HashMap<>();
    private final Map<String, BigDecimal> numbers = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private final SequencedMap<Key, ObjectNode> followers = new LinkedHashMap<>();

    private Inspection(Class<?> root, Strictness strictness) {
        this.root = root;
        this.strictness = strictness;
    }

    /**
     * The whole tree, complete and typed.
     *
     * @param earlier violations that were found before, to be reported together with the new ones
     * @throws InvalidConfigurationException with all violations
     */
    static ObjectNode complete(Class<?> root, ObjectNode tree, Strictness strictness, List<Violation> earlier) {
        var inspection = new Inspection(root, strictness);
        inspection.violations.addAll(earlier);
        var typed = inspection.section(root, "", tree);
        inspection.followers.forEach(inspection::follow);
        Key.allOf(root, "").forEach(inspection::relate);
        if (!inspection.violations.isEmpty()) {
            throw new InvalidConfigurationException(inspection.violations);
        }
        return typed;
    }

    /** For compact constructors: {@code values} are the record's components, in their order. */
    static void require(Class<?> record, Object... values) {
        var tree = JsonNodeFactory.instance.objectNode();
        var keys = Key.of(record, "");
        for (int i = 0; i < values.length; i++) {
            tree.set(keys.get(i).name(), JsonFormat.mapper().valueToTree(values[i]));
        }
        complete(record, tree, Strictness.RECORD, List.of());
    }

    private ObjectNode section(Class<?> type, String path, ObjectNode tree) {
        Map<String, Key> keys = Key.of(type, path).stream().collect(Collectors.toMap(Key::name, Function.identity()));
        var typed = JsonNodeFactory.instance.objectNode();
        tree.properties().forEach(entry -> {
            var key = keys.get(entry.getKey());
            if (key == null) {
                unknown(Key.join(path, entry.getKey()), entry.getKey(), keys);
            } else {
                given.add(key.path());
                present(key, entry.getValue(), typed);
            }
        });
        Key.of(type, path).stream().filter(key -> !tree.has(key.name())).forEach(key -> absent(key, typed));
        return typed;
    }

    private void present(Key key, JsonNode node, ObjectNode typed) {
        if (key.isSection() && (node.isObject() || (node.isNull() && strictness != Strictness.RECORD))) {
            var section = node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
            typed.set(key.name(), section(key.component().getType(), key.path(), section));
            return;
        }
        Optional<JsonNode> value = key.isSection() || node.isNull() ? Optional.empty() : key.read(node);
        value.ifPresentOrElse(read -> accept(key, read, typed), () -> violate(key, says(node)));
    }

    private void absent(Key key, ObjectNode typed) {
        if (strictness == Strictness.RECORD) {
            violate(key, "is missing");
        } else if (key.isSection()) {
            present(key, JsonNodeFactory.instance.objectNode(), typed);
        } else if (key.follows()) {
            followers.put(key, typed);
        } else {
            key.fallback().ifPresentOrElse(node -> present(key, node, typed), () -> violate(key, "is missing"));
        }
    }

    /** Where the key that is followed is itself wrong, its own violation says enough. */
    private void follow(Key key, ObjectNode typed) {
        usual(key).ifPresent(value -> accept(key, value, typed));
    }

    /** What a key is where nobody says. */
    private Optional<JsonNode> usual(Key key) {
        return key.yieldsTo().anyMatch(given::contains)
                ? key.read(LongNode.valueOf(0))
                : share(key).or(() -> key.fallback().flatMap(key::read));
    }

    private Optional<JsonNode> share(Key key) {
        return key.annotation(ShareOf.class)
                .flatMap(rule -> Optional.ofNullable(numbers.get(rule.value())).map(followed -> {
                    var share = followed.doubleValue() * rule.share();
                    return key.component().getType() == double.class
                            ? DoubleNode.valueOf(share)
                            : LongNode.valueOf((long) share);
                }));
    }

    private void accept(Key key, JsonNode value, ObjectNode typed) {
        typed.set(key.name(), value);
        values.put(key.path(), value);
        if (value.isNumber()) {
            numbers.put(key.path(), value.decimalValue());
        }
    }

    private void relate(Key key) {
        key.annotations(OnlyIf.class).forEach(rule -> restrict(key, rule));
        key.annotation(Replaces.class)
                .filter(rule -> own(key).isPresent())
                .ifPresent(rule -> silence(key, List.of(rule.but())));
        key.annotation(AnyAboveZero.class).ifPresent(rule -> requireAnyAboveZero(key, rule.value()));
        new Relations(numbers).violatedBy(key).forEach(violations::add);
    }

    private void restrict(Key key, OnlyIf rule) {
        var other = values.get(rule.key());
        if (other == null || List.of(rule.is()).contains(other.asText())) {
            return;
        }
        own(key).ifPresent(own -> violate(
                key.path(),
                "is %s; beside a %s of '%s' allowed is only %s"
                        .formatted(
                                own.asText(),
                                rule.key(),
                                other.asText(),
                                usual(key).orElseThrow().asText())));
    }

    /** What a key says, if it is something else than it would say by itself. */
    private Optional<JsonNode> own(Key key) {
        return usual(key)
                .flatMap(usual -> Optional.ofNullable(values.get(key.path())).filter(own -> !own.equals(usual)));
    }

    /** Keys that {@code replacing} speaks for must not speak themselves. */
    private void silence(Key replacing, List<String> but) {
        Key.allOf(root, "")
                .filter(key -> key.isBeside(replacing) && !but.contains(key.name()))
                .forEach(key -> own(key).ifPresent(own -> violate(
                        key.path(),
                        "is %s; beside %s it has to be left out, because that says it"
                                .formatted(own.asText(), replacing.path()))));
    }

    /** A key that is itself wrong has no number here, and a violation that says enough. */
    private void requireAnyAboveZero(Key section, String... names) {
        var known = Arrays.stream(names)
                .map(name -> numbers.get(Key.join(section.path(), name)))
                .toList();
        if (known.stream().allMatch(number -> number != null && number.signum() == 0)) {
            violate(
                    section.path(),
                    "has only zeros; allowed is a number above 0 in one of " + String.join(", ", names));
        }
    }

    private void unknown(String path, String name, Map<String, Key> siblings) {
        if (strictness == Strictness.FILE) {
            var meant = Spelling.nearest(name, siblings.keySet()).or(() -> elsewhere(name));
            violate(
                    path,
                    "is no key" + meant.map(" (did you mean '%s'?)"::formatted).orElse("") + "; allowed are "
                            + siblings.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    /** A known key in the wrong place. */
    private Optional<String> elsewhere(String name) {
        Map<String, String> paths =
                Key.allOf(root, "").collect(Collectors.toMap(Key::name, Key::path, (first, second) -> first));
        return Spelling.nearest(name, paths.keySet()).map(paths::get);
    }

    private static String says(JsonNode node) {
        return node.isNull()
                ? "has no value"
                : node.isObject() ? "is a section" : node.isArray() ? "is a list" : "is '" + node.asText() + "'";
    }

    private void violate(Key key, String fact) {
        violate(key.path(), fact + "; allowed is " + key.allowed());
    }

    private void violate(String path, String message) {
        violations.add(new Violation(path, message));
    }
}
