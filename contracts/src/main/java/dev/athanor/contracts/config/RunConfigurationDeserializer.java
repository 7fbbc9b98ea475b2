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
final class RunConfigurationDeserializer extends StdDeserializer<RunConfiguration> {

    private static final long serialVersionUID = 1L;

    RunConfigurationDeserializer() {
        super(RunConfiguration.class);
    }

    @Override
    public RunConfiguration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.readValueAsTree() instanceof ObjectNode tree
                ? RecordBinding.bind(
                        RunConfiguration.class,
                        Inspection.complete(RunConfiguration.class, tree, Inspection.Strictness.EVENT, List.of()))
                : (RunConfiguration) context.handleUnexpectedToken(RunConfiguration.class, parser);
    }
}
