package dev.athanor.tracker.run;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order of runs, by a key and, where that is the same, by id.
 *
 * @param descending the greatest first; runs that lack the key come last either way
 */
record RunOrder(Key key, boolean descending) {

    /** What runs can be ordered by. */
    enum Key {
        /** When it was asked for. */
        requested("r.requestedAt", Instant.class),
        /** Its name. */
        name("r.name", String.class),
        /** The newest training loss. */
        loss("r.loss", Double.class),
        /** The newest validation loss. */
        validationLoss("r.validationLoss", Double.class),
        /** Training throughput. */
        tokensPerSecond("r.tokensPerSecond", Double.class);

        private final String column;
        private final Class<?> type;

        Key(String column, Class<?> type) {
            this.column = column;
            this.type = type;
        }

        private @Nullable Object of(Run run) {
            return switch (this) {
                case requested -> run.requestedAt;
                case name -> run.name;
                case loss -> run.loss;
                case validationLoss -> run.validationLoss;
                case tokensPerSecond -> run.tokensPerSecond;
            };
        }
    }

    /** Stands for a number that a run does not have: the last in either direction. */
    private static final double LAST = 1.0e300;

    /** Reads {@code requested} or {@code -requested}, the latter descending; empty if there is no such key. */
    static Optional<RunOrder> parse(String text) {
        boolean descending = text.startsWith("-");
        var name = descending ? text.substring(1) : text;
        return Arrays.stream(Key.values())
                .filter(key -> key.name().equals(name))
                .map(key -> new RunOrder(key, descending))
                .findFirst();
    }

    /** The keys, for messages. */
    static String allowed() {
        return Arrays.stream(Key.values()).map(Key::name).collect(Collectors.joining(", "));
    }

    /** The key as an expression that is never null. */
    String expression() {
        return key.type == Double.class ? "coalesce(%s, %s)".formatted(key.column, last()) : key.column;
    }

    String direction() {
        return descending ? "desc" : "asc";
    }

    String beyond() {
        return descending ? "<" : ">";
    }

    /** Where the list goes on after {@code run}. */
    Cursor cursorOf(Run run) {
        var value = key.of(run);
        return new Cursor(value != null ? value.toString() : Double.toString(last()), run.id);
    }

    /**
     * The cursor's value as the key's type.
     *
     * @throws IllegalArgumentException if it belongs to another order
     */
    Object valueOf(Cursor cursor) {
        try {
            if (key.type == Instant.class) {
                return Instant.parse(cursor.value());
            }
            return key.type == Double.class ? (Object) Double.valueOf(cursor.value()) : cursor.value();
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException("the cursor belongs to another order", e);
        }
    }

    private double last() {
        return descending ? -LAST : LAST;
    }
}
