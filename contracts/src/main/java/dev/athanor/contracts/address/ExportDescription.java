package dev.athanor.contracts.address;

import dev.athanor.contracts.event.ExportFormat;

/**
 * The attributes of an export's manifest.
 *
 * @param model its name
 * @param version its version
 * @param format what was written
 * @param run whose checkpoint it is
 * @param checkpoint address of that checkpoint
 * @param checkpointSha256 hash of that checkpoint's manifest
 * @param dataset that the run was trained on
 * @param datasetVersion its content hash
 * @param contextLength longest sequence, in tokens
 * @param vocabularySize number of token ids
 * @param comparedTokens how many positions were compared
 * @param maxLogitDifference greatest absolute difference from the checkpoint's logits
 */
public record ExportDescription(
        String model,
        String version,
        ExportFormat format,
        String run,
        String checkpoint,
        String checkpointSha256,
        String dataset,
        String datasetVersion,
        int contextLength,
        int vocabularySize,
        long comparedTokens,
        double maxLogitDifference) {}
