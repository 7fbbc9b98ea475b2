package dev.athanor.contracts.config;

import dev.athanor.contracts.name.Names;

/**
 * A dataset version. In a file also {@code name} or {@code name@version}.
 *
 * @param name of the dataset
 * @param version its content hash, or {@code latest} in a file; a resolved configuration always holds the hash
 */
public record DatasetReference(
        @Setting("The dataset's name.") @Matches(value = Names.REGEX, meaning = "a name of " + Names.MEANING)
        String name,

        @Setting(value = "The version's hash, or latest for the newest.", fallback = DatasetReference.LATEST)
        @Matches(value = Names.REGEX, meaning = "the hash of a version, or latest")
        String version) {

    /** Stands for the newest version until the run is requested. */
    public static final String LATEST = "latest";

    public DatasetReference {
        Inspection.require(DatasetReference.class, name, version);
    }
}
