package dev.athanor.deploy.local.command;

import dev.athanor.contracts.event.TextSource;
import picocli.CommandLine.Option;

/** Text that is made up. */
final class SyntheticOptions {

    @Option(
            names = "--synthetic",
            paramLabel = "CHARACTERS",
            required = true,
            description = "Generated text of this length.")
    private long characters;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed generates the same text.")
    private long seed;

    TextSource source() {
        return new TextSource.Synthetic(characters, seed);
    }
}
