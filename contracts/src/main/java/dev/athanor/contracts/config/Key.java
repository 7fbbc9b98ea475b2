package dev.athanor.contracts.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One key of the configuration: a record component with its constraints.
 *
 * @param path from the root, such as {@code model.heads}
 */
record Key(String path, RecordComponent component) {

    /** The keys of a section, in the order of its record. */
    static List<Key> of(Class<?> section, String path) {
        return Arrays.stream(section.getRecordComponents())
                .map(component -> new Key(join(path, component.getName()), component))
                .toList();
    }

    /** All keys below a section, sections included. */
    static Stream<Key> allOf(Class<?> section, String path) {
        return of(section, path).stream()
                .flatMap(key -> key.isSection()
                        ? Stream.concat(Stream.of(key), allOf(key.component.getType(), key.path))
                        : Stream.of(key));
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    String name() {
        return component.getName();
    }

    /** Whether both are keys of the same section. */
    boolean isBeside(Key other) {
        return !path.equals(other.path) && section().equals(other.section());
    }

    private String section() {
        return path.substring(0, path.length() - name().length());
    }

    boolean isSection() {
        return component.getType().isRecord();
    }

    /** What stands for the key where nobody says. */
    Optional<JsonNode> fallback() {
        return annotation(Setting.class)
                .map(Setting::fallback)
                .filter(text -> !text.isEmpty())
                .map(TextNode::valueOf);
    }

    /** Whether the key's default is known only when all others are. */
    boolean follows() {
        return annotation(ShareOf.class).isPresent() || yieldsTo().findAny().isPresent();
    }

    /** Paths of the keys beside which this one's default is 0. */
    Stream<String> yieldsTo() {
        return Stream.concat(
                annotation(Alternative.class).map(Alternative::value).stream(),
                annotation(OpenWhere.class).map(OpenWhere::value).stream().flatMap(Arrays::stream));
    }

    Optional<JsonNode> read(JsonNode node) {
        return ValueKind.of(component).read(node);
    }

    /** What is allowed, to go on after "allowed is". */
    String allowed() {
        return isSection()
                ? of(component.getType(), path).stream()
                        .map(Key::name)
                        .collect(Collectors.joining(", ", "a section with the keys ", ""))
                : ValueKind.of(component).allowed();
    }

    <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return Optional.ofNullable(component.getAnnotation(type));
    }

    <A extends Annotation> Stream<A> annotations(Class<A> type) {
        return Arrays.stream(component.getAnnotationsByType(type));
    }
}
