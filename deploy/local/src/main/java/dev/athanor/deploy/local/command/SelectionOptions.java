package dev.athanor.deploy.local.command;

import dev.athanor.contracts.event.Selection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows of a table are taken. */
final class SelectionOptions {

    @Option(
            names = "--where",
            paramLabel = "SQL",
            description = "Takes the rows that this holds for, such as \"length(text) > 20 and lang = 'en'\".")
    private @Nullable String where;

    @Option(names = "--sample", paramLabel = "N", description = "Takes so many rows of them, the same ones each time.")
    private @Nullable Long sample;

    @Option(
            names = "--sample-seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Another seed takes another sample.")
    private long seed;

    /** What is asked for; null where all rows are. */
    @Nullable
    Selection selection() {
        return where == null && sample == null ? null : new Selection(where, sample, seed);
    }
}
