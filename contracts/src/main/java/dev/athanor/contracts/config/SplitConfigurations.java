package dev.athanor.contracts.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** From what a user wrote of a split to how it is made. */
public final class SplitConfigurations {

    private SplitConfigurations() {}

    /**
     * Fills in the defaults and checks everything.
     *
     * @throws InvalidConfigurationException with everything that is wrong
     */
    public static SplitConfiguration resolve(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            return RecordBinding.bind(
                    SplitConfiguration.class,
                    Inspection.complete(SplitConfiguration.class, object, Inspection.Strictness.FILE, List.of()));
        }
        throw new InvalidConfigurationException(
                List.of(new Violation("", "is no mapping; allowed are mappings such as {by: column}")));
    }
}
