package dev.athanor.deploy.local.command;

import dev.athanor.contracts.event.TextSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A dataset of a Hugging Face hub. */
final class HubOptions {

    @Option(
            names = "--hub",
            paramLabel = "OWNER/NAME",
            required = true,
            description = "A dataset of the Hugging Face hub, as Parquet.")
    private String dataset;

    @Option(names = "--configuration", paramLabel = "NAME", description = "Of the dataset; default: its usual one.")
    private @Nullable String configuration;

    @Option(names = "--split", paramLabel = "NAME", description = "Of the configuration; default: train.")
    private @Nullable String split;

    @Option(
            names = "--revision",
            paramLabel = "REVISION",
            description = "Branch, tag or commit; default: the hub's conversion to Parquet.")
    private @Nullable String revision;

    @Option(names = "--limit", paramLabel = "N", description = "Only so many rows, from the first on.")
    private @Nullable Long limit;

    TextSource source() {
        return new TextSource.HubDataset(dataset, configuration, split, revision, null, limit);
    }
}
