package dev.athanor.contracts.event;

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
 */
public record Provenance(
        String codeVersion,
        String datasetSha256,
        long seed,
        String jvm,
        String libtorch,
        String device,
        int threads,
        String precision) {}
