package dev.athanor.contracts.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Makes records of a tree that {@link Inspection} has completed. */
final class RecordBinding {

    private RecordBinding() {}

    static <R> R bind(Class<R> type, ObjectNode tree) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(component -> value(component, tree))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " does not take what its own keys allow", e);
        }
    }

    private static Object value(RecordComponent component, ObjectNode tree) {
        var node = tree.required(component.getName());
        return component.getType().isRecord()
                ? bind(component.getType(), (ObjectNode) node)
                : JsonFormat.mapper().convertValue(node, component.getType());
    }
}
