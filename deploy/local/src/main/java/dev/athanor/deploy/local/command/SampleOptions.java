package dev.athanor.deploy.local.command;

import dev.athanor.contracts.event.Chat;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.Selection;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.deploy.local.client.DatasetWish;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a dataset is made of, and how its source is read. */
final class SampleOptions {

    @Option(
            names = "--form",
            paramLabel = "text|labelled|pairs",
            defaultValue = "text",
            description = "A text, samples with a label each, or sources with their targets.")
    private DatasetForm form;

    @Option(
            names = "--format",
            paramLabel = "text|jsonl|csv|tsv|parquet",
            description = "How the source is read; by its name if this is not said.")
    private @Nullable Format format;

    @Option(
            names = "--columns",
            paramLabel = "WHAT=NAME",
            split = ",",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description =
                    "Columns with other names than text, label, source, target, such as text=review,label=stars; or messages=chat.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--validation-fraction",
            paramLabel = "F",
            defaultValue = "0.1",
            description = "Share that is held out: a text's end, or samples chosen by their content.")
    private double validationFraction;

    @Option(
            names = "--split-seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Another seed holds out other samples.")
    private long splitSeed;

    @Option(names = "--remove-duplicates", description = "Leaves out rows that equal one before them, and counts them.")
    private boolean removeDuplicates;

    @Option(
            names = "--markers",
            paramLabel = "hindi|MARKERS",
            description =
                    "Grammatical markers that curricula count: a language that comes along, or words and endings such as"
                            + " \"of to -ing\".")
    private @Nullable String markers;

    @Mixin
    private RuleOptions rules;

    /** How the source is read, if that was said. */
    @Nullable
    SourceFormat format() {
        return format == null ? null : format.meant;
    }

    /** What is asked for, but for the source. */
    DatasetWish wish(String name, TokenizerSpecification tokenizer, @Nullable Selection selection, @Nullable Chat chat)
            throws IOException {
        return new DatasetWish(
                name,
                tokenizer,
                validationFraction,
                form,
                format(),
                columns,
                splitSeed,
                removeDuplicates,
                rules.cleaning(),
                rules.split(),
                selection,
                chat,
                markers);
    }

    /** Whether documents are made of messages. */
    boolean hasMessages() {
        return columns.containsKey("messages");
    }

    private enum Format {
        TEXT(SourceFormat.PLAIN),
        JSONL(SourceFormat.JSON_LINES),
        CSV(SourceFormat.CSV),
        TSV(SourceFormat.TSV),
        PARQUET(SourceFormat.PARQUET);

        private final SourceFormat meant;

        Format(SourceFormat meant) {
            this.meant = meant;
        }
    }
}
