package dev.athanor.contracts.run;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the largest tensors of a run can be computed.
 *
 * @param configuration a resolved one
 * @param vocabularySize of the dataset version that it names
 */
record TensorFit(RunConfiguration configuration, int vocabularySize) {

    /**
     * Tensors with more elements leave the range of 32-bit indices, which parts of libtorch's kernels still use; as
     * fp32 such a tensor would take 8 GiB.
     */
    private static final long LARGEST_TENSOR = Integer.MAX_VALUE;

    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        embedding(violations);
        logits(violations);
        return violations;
    }

    // [vocabulary, hidden]
    private void embedding(List<Violation> violations) {
        long hidden = configuration.model().hiddenSize();
        if (hidden * vocabularySize > LARGEST_TENSOR) {
            violations.add(new Violation(
                    "model.hiddenSize",
                    "is %d; with the %d tokens of %s's vocabulary, allowed is at most %d: take a smaller model or a dataset with a smaller vocabulary"
                            .formatted(hidden, vocabularySize, dataset(), LARGEST_TENSOR / vocabularySize)));
        }
    }

    // [batch, time, vocabulary]
    private void logits(List<Violation> violations) {
        long batch = configuration.training().batchSize();
        long perSequence = (long) configuration.model().contextLength() * vocabularySize;
        if (perSequence > LARGEST_TENSOR) {
            violations.add(new Violation(
                    "model.contextLength",
                    "is %d; with the %d tokens of %s's vocabulary, allowed is at most %d: the vocabulary is too large for this model"
                            .formatted(
                                    configuration.model().contextLength(),
                                    vocabularySize,
                                    dataset(),
                                    LARGEST_TENSOR / vocabularySize)));
        } else if (batch * perSequence > LARGEST_TENSOR) {
            violations.add(new Violation(
                    "training.batchSize",
                    "is %d; with the %d tokens of %s's vocabulary, allowed is at most %d: raise training.accumulation instead"
                            .formatted(batch, vocabularySize, dataset(), LARGEST_TENSOR / perSequence)));
        }
    }

    private String dataset() {
        return configuration.dataset().name();
    }
}
