package dev.athanor.contracts.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which record stands for which CloudEvents type, both ways. The table is read from the sealed hierarchy under
 * {@link AthanorEvent}, so a new record is known as soon as it compiles.
 */
public final class EventTypes {

    private static final Map<String, Class<? extends AthanorEvent>> BY_TYPE = records(AthanorEvent.class)
            .collect(Collectors.toMap(EventTypes::of, record -> record, EventTypes::twice, TreeMap::new));

    private EventTypes() {}

    /** All types with their records, in the order of their names. */
    public static Map<String, Class<? extends AthanorEvent>> all() {
        return Collections.unmodifiableMap(BY_TYPE);
    }

    /** The CloudEvents type of an event. */
    public static String of(AthanorEvent event) {
        return of(event.getClass());
    }

    /** The CloudEvents type of a record. */
    public static String of(Class<? extends AthanorEvent> record) {
        var type = record.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(record.getName() + " needs @EventType to be sent");
        }
        return type.value();
    }

    /** The event's data, as UTF-8 JSON. */
    public static byte[] write(AthanorEvent event) {
        try {
            return JsonFormat.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(of(event) + " cannot be written as JSON", e);
        }
    }

    /**
     * Reads an event.
     *
     * @param type its CloudEvents type
     * @param data its JSON
     * @throws UnreadableEventException if the type is unknown or the data is not of that type
     */
    public static AthanorEvent read(String type, byte[] data) throws UnreadableEventException {
        var record = BY_TYPE.get(type);
        if (record == null) {
            throw new UnreadableEventException("no event has the type '" + type + "'");
        }
        try {
            return JsonFormat.mapper().readValue(data, record);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableEventException("the data is no " + type + ": " + e.getMessage(), e);
        }
    }

    private static Stream<Class<? extends AthanorEvent>> records(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(EventTypes::records)
                : Stream.of(family.asSubclass(AthanorEvent.class));
    }

    private static Class<? extends AthanorEvent> twice(
            Class<? extends AthanorEvent> one, Class<? extends AthanorEvent> other) {
        throw new IllegalStateException(one.getName() + " and " + other.getName() + " have the same @EventType");
    }
}
