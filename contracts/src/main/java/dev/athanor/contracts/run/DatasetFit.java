package dev.athanor.contracts.run;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.Violation;
import dev.athanor.contracts.event.DatasetStatistics;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a configuration can run on a dataset.
 *
 * @param configuration a resolved one
 * @param statistics of the dataset version that it names
 */
public record DatasetFit(RunConfiguration configuration, DatasetStatistics statistics) {

    /**
     * Tensors with more elements leave the range of 32-bit indices, which parts of libtorch's kernels still use; as
     * fp32 such a tensor would take 8 GiB.
     */
    private static final long LARGEST_TENSOR = Integer.MAX_VALUE;

    /** Everything that keeps the configuration from running on the dataset; empty if nothing does. */
    public List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        longEnough("training", statistics.trainTokens(), violations);
        longEnough("validation", statistics.validationTokens(), violations);
        embedding(violations);
        logits(violations);
        return violations;
    }

    /** A window is the context and one token more, the target of its last position. */
    private void longEnough(String split, long tokens, List<Violation> violations) {
        int context = configuration.model().contextLength();
        if (tokens <= context) {
            violations.add(new Violation(
                    "model.contextLength",
                    "is %d; the %s text of %s has %d tokens, so allowed is at most %d"
                            .formatted(context, split, configuration.dataset().name(), tokens, tokens - 1)));
        }
    }

    // [vocabulary, hidden]
    private void embedding(List<Violation> violations) {
        long hidden = configuration.model().hiddenSize();
        if (hidden * statistics.vocabularySize() > LARGEST_TENSOR) {
            violations.add(new Violation(
                    "model.hiddenSize",
                    "is %d; with the %d tokens of %s's vocabulary, allowed is at most %d: take a smaller model or a dataset with a smaller vocabulary"
                            .formatted(
                                    hidden,
                                    statistics.vocabularySize(),
                                    configuration.dataset().name(),
                                    LARGEST_TENSOR / statistics.vocabularySize())));
        }
    }

    // [batch, time, vocabulary]
    private void logits(List<Violation> violations) {
        long batch = configuration.training().batchSize();
        long perSequence = (long) configuration.model().contextLength() * statistics.vocabularySize();
        if (perSequence > LARGEST_TENSOR) {
            violations.add(new Violation(
                    "model.contextLength",
                    "is %d; with the %d tokens of %s's vocabulary, allowed is at most %d: the vocabulary is too large for this model"
                            .formatted(
                                    configuration.model().contextLength(),
                                    statistics.vocabularySize(),
                                    configuration.dataset().name(),
                                    LARGEST_TENSOR / statistics.vocabularySize())));
        } else if (batch * perSequence > LARGEST_TENSOR) {
            violations.add(new Violation(
                    "training.batchSize",
                    "is %d; with the %d tokens of %s's vocabulary, allowed is at most %d: raise training.accumulation instead"
                            .formatted(
                                    batch,
                                    statistics.vocabularySize(),
                                    configuration.dataset().name(),
                                    LARGEST_TENSOR / perSequence)));
        }
    }
}
