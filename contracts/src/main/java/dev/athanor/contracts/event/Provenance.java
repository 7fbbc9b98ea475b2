package dev.athanor.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * What a run was made with; with its configuration, enough to make it again.
 *
 * @param codeVersion the commit of the platform
 * @param datasetSha256 hash of the dataset's manifest
 * @param seed of weights, data order and dropout
 * @param jvm vendor and version
 * @param libtorch version
 * @param device such as {@code cpu} or {@code cuda:0}
 * @param threads of libtorch's operators
 * @param precision of the forward and backward pass, after {@code auto} was resolved
 * @param modelSha256 hash of the manifest of the model that the run started from; null if it started from nothing
 */
public record Provenance(
        String codeVersion,
        String datasetSha256,
        long seed,
        String jvm,
        String libtorch,
        String device,
        int threads,
        String precision,
        @Nullable String modelSha256) {

    /** Of a run that starts from nothing. */
    public Provenance(
            String codeVersion,
            String datasetSha256,
            long seed,
            String jvm,
            String libtorch,
            String device,
            int threads,
            String precision) {
        this(codeVersion, datasetSha256, seed, jvm, libtorch, device, threads, precision, null);
    }
}
