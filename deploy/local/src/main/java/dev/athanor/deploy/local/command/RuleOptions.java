package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.config.SplitConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** By which rules documents are cleaned, and which of them are held out. */
final class RuleOptions {

    @Option(
            names = "--cleaning",
            paramLabel = "PRESET|FILE",
            description = "Rules for documents: tidy, private, web, or a YAML file.")
    private @Nullable String cleaning;

    @Option(
            names = "--clean",
            paramLabel = "KEY=VALUE",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "Sets one rule, such as lengths.fewestWords=20; may be repeated.")
    private List<String> overrides = List.of();

    @Option(
            names = "--split-by",
            paramLabel = "hash|column|files",
            description =
                    "What says which documents are held out: a hash of each, a column, or the names of their files.")
    private SplitConfiguration.@Nullable Method splitBy;

    @Option(
            names = "--split-column",
            paramLabel = "NAME",
            description = "The column that says train, validation or test.")
    private @Nullable String splitColumn;

    @Option(
            names = "--refuse-leakage",
            description = "Fails if a held-out document is, or nearly is, also one to train on.")
    private boolean refuseLeakage;

    /** The rules as a request says them; nothing where none is asked for. Everything that is wrong is said here already. */
    @Nullable
    ObjectNode cleaning() throws IOException {
        if (cleaning == null && overrides.isEmpty()) {
            return null;
        }
        var rules = CleaningConfigurations.merge(file(), overrides);
        var unused = CleaningConfigurations.resolve(rules);
        return rules;
    }

    private ObjectNode file() throws IOException {
        if (cleaning == null) {
            return JsonFormat.mapper().createObjectNode();
        }
        return CleaningConfigurations.PRESETS.contains(cleaning)
                ? CleaningConfigurations.preset(cleaning)
                : RunConfigurations.parse(Files.readString(Path.of(cleaning)));
    }

    /** How documents are divided; nothing where nothing is asked for. */
    @Nullable
    JsonNode split() {
        var split = JsonFormat.mapper().createObjectNode();
        if (splitBy != null) {
            split.set("by", JsonFormat.mapper().valueToTree(splitBy));
        }
        if (splitColumn != null) {
            split.put("by", "column").put("column", splitColumn);
        }
        if (refuseLeakage) {
            split.put("leakage", "refuse");
        }
        return split.isEmpty() ? null : split;
    }
}
