package dev.athanor.deploy.local.command;

import dev.athanor.contracts.config.DatasetReference;
import picocli.CommandLine.Parameters;

/** Which version of a dataset is meant. */
final class VersionParameters {

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the dataset.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            defaultValue = DatasetReference.LATEST,
            description = "The newest if none is named.")
    private String version;

    String name() {
        return name;
    }

    /** Its hash, or that it is the newest. */
    String version() {
        return version;
    }
}
