package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.InvalidConfigurationException;
import dev.athanor.contracts.config.SplitConfiguration;
import dev.athanor.contracts.config.SplitConfigurations;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.personal.PersonalPatterns;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads by which rules a request wants its documents cleaned and split. */
final class RulesWish {

    private static final String CLEANING = "cleaning";
    private static final String SPLIT = "split";

    private final Violations violations;

    RulesWish(Violations violations) {
        this.violations = violations;
    }

    /** Null where nothing is said, or after a violation. */
    @Nullable
    CleaningConfiguration cleaning(JsonNode node) {
        var cleaning = resolve(CLEANING, node, CleaningConfigurations::resolve);
        if (cleaning != null) {
            PersonalPatterns.problem(cleaning.personalData())
                    .ifPresent(problem -> violations.add("cleaning.personalData.patterns", problem));
        }
        return cleaning;
    }

    /** Null where nothing is said, or after a violation. */
    @Nullable
    SplitConfiguration split(JsonNode node, SourceFormat format) {
        var split = resolve(SPLIT, node, SplitConfigurations::resolve);
        if (split != null && split.by() == SplitConfiguration.Method.COLUMN && format == SourceFormat.PLAIN) {
            violations.add("split.by", "is column; a plain text has none, allowed are hash and files");
        }
        return split;
    }

    private <T> @Nullable T resolve(String path, JsonNode node, Function<JsonNode, T> resolution) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return resolution.apply(node);
        } catch (InvalidConfigurationException e) {
            e.violations()
                    .forEach(violation -> violations.add(
                            violation.path().isEmpty() ? path : path + "." + violation.path(), violation.message()));
            return null;
        }
    }
}
