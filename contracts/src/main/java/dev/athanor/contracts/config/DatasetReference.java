package dev.athanor.contracts.config;

/**
 * A dataset version.
 *
 * @param name of the dataset
 * @param version its content hash, or {@code latest} in a file; a resolved configuration always holds the hash
 */
public record DatasetReference(String name, String version) {
    /** Stands for the newest version until the run is requested. */
    public static final String LATEST = "latest";
}
