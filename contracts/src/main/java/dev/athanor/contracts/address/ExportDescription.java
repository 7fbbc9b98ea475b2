package dev.athanor.contracts.address;

import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.event.ExportFormat;
import java.util.Objects;

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
 * @param objective what the model was trained for
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
        double maxLogitDifference,
        Objective objective) {

    public ExportDescription {
        // Earlier releases knew causal models alone and did not say so.
        objective = Objects.requireNonNullElse(objective, Objective.CAUSAL);
    }
}
