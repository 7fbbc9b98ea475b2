package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a key's value may be. Overrides arrive as text and YAML 1.1 takes {@code 1e-3} for text, so numbers and truth
 * values are also read from text.
 */
sealed interface ValueKind {

    /** The value in its own JSON type, or nothing if it is not allowed. */
    Optional<JsonNode> read(JsonNode node);

    /** What is allowed, to go on after "allowed is". */
    String allowed();

    /** The kind of a record component, from its type and annotations. */
    static ValueKind of(RecordComponent component) {
        var type = component.getType();
        if (type == boolean.class) {
            return new Truth();
        }
        if (type == double.class) {
            return new RealNumber(Range.of(component.getAnnotation(Limits.class)));
        }
        if (type == int.class || type == long.class) {
            return new WholeNumber(Range.of(component.getAnnotation(Limits.class)));
        }
        if (type.isEnum()) {
            return new Choice(words(type));
        }
        var words = component.getAnnotation(OneOf.class);
        return words != null
                ? new Choice(List.of(words.value()))
                : new Text(Objects.requireNonNull(component.getAnnotation(Matches.class), component.toString()));
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(Field::isEnumConstant)
                .map(constant -> constant.getAnnotation(JsonProperty.class).value())
                .toList();
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        try {
            return node.isNumber() || node.isTextual()
                    ? Optional.of(new BigDecimal(node.asText().strip()))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** {@code int} or {@code long}. */
    record WholeNumber(Range range) implements ValueKind {
        @Override
        public Optional<JsonNode> read(JsonNode node) {
            return number(node)
                    .filter(range::contains)
                    .flatMap(WholeNumber::exact)
                    .map(LongNode::valueOf);
        }

        @Override
        public String allowed() {
            return "a whole number" + range.inWords();
        }

        private static Optional<Long> exact(BigDecimal value) {
            try {
                return Optional.of(value.longValueExact());
            } catch (ArithmeticException fractionOrTooLarge) {
                return Optional.empty();
            }
        }
    }

    /** {@code double}; never infinite or NaN. */
    record RealNumber(Range range) implements ValueKind {
        @Override
        public Optional<JsonNode> read(JsonNode node) {
            return number(node)
                    .filter(range::contains)
                    .map(BigDecimal::doubleValue)
                    .filter(Double::isFinite)
                    .map(DoubleNode::valueOf);
        }

        @Override
        public String allowed() {
            return "a number" + range.inWords();
        }
    }

    /** {@code boolean}. */
    record Truth() implements ValueKind {
        @Override
        public Optional<JsonNode> read(JsonNode node) {
            return switch (node.asText()) {
                case "true" -> Optional.of(BooleanNode.TRUE);
                case "false" -> Optional.of(BooleanNode.FALSE);
                default -> Optional.empty();
            };
        }

        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements ValueKind {
        @Override
        public Optional<JsonNode> read(JsonNode node) {
            return Optional.of(node.asText()).filter(words::contains).map(TextNode::valueOf);
        }

        @Override
        public String allowed() {
            return words.size() == 1 ? words.getFirst() : "one of " + String.join(", ", words);
        }
    }

    /** Text of some form. */
    record Text(Matches form) implements ValueKind {
        @Override
        public Optional<JsonNode> read(JsonNode node) {
            return node.isValueNode()
                    ? Optional.of(node.asText())
                            .filter(text -> text.matches(form.value()))
                            .map(TextNode::valueOf)
                    : Optional.empty();
        }

        @Override
        public String allowed() {
            return form.meaning();
        }
    }
}
