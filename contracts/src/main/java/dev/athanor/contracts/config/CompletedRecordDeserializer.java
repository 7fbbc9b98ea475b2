package dev.athanor.contracts.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * Reads a configuration out of an event or a checkpoint. What was written before a key existed gets the key's default;
 * what a newer release added is passed over.
 */
abstract class CompletedRecordDeserializer<R> extends StdDeserializer<R> {

    private static final long serialVersionUID = 1L;

    private final Class<R> type;

    CompletedRecordDeserializer(Class<R> type) {
        super(type);
        this.type = type;
    }

    @Override
    public R deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.readValueAsTree() instanceof ObjectNode tree
                ? RecordBinding.bind(type, Inspection.complete(type, tree, Inspection.Strictness.EVENT, List.of()))
                : type.cast(context.handleUnexpectedToken(type, parser));
    }
}
