package dev.athanor.contracts.config;

/**
 * Evaluation on the held-out tokens.
 *
 * @param every steps between evaluations
 * @param batches of an evaluation in mid-run
 * @param finalBatches of the one at the end
 */
public record EvaluationConfiguration(
        @Setting(value = "Steps between evaluations.", fallback = "250") @Limits(atLeast = 1)
        long every,

        @Setting(value = "Batches of an evaluation in mid-run.", fallback = "20") @Limits(atLeast = 1, atMost = 1e6)
        int batches,

        @Setting(value = "Batches of the evaluation at the end.", fallback = "200") @Limits(atLeast = 1, atMost = 1e6)
        int finalBatches) {

    public EvaluationConfiguration {
        Inspection.require(EvaluationConfiguration.class, every, batches, finalBatches);
    }
}
