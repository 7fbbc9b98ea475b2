package dev.athanor.contracts.config;

/**
 * Evaluation on what is held out.
 *
 * @param every steps between evaluations
 * @param batches of an evaluation in mid-run
 * @param finalBatches of the one at the end
 * @param patience evaluations without an improvement after which the run ends with its best weights; 0 never ends it
 * @param minimumImprovement by how much the measure of {@code checkpoints.bestBy} has to be better
 * @param generations answers that a sequence-to-sequence model writes at each evaluation, to be compared with the right ones
 */
public record EvaluationConfiguration(
        @Setting(value = "Steps between evaluations.", fallback = "250") @Limits(atLeast = 1)
        long every,

        @Setting(
                value = "Batches of an evaluation in mid-run; labelled samples and pairs have no more than there are.",
                fallback = "20")
        @Limits(atLeast = 1, atMost = 1e6)
        int batches,

        @Setting(value = "Batches of the evaluation at the end.", fallback = "200") @Limits(atLeast = 1, atMost = 1e6)
        int finalBatches,

        @Setting(
                value = "Evaluations in a row without an improvement after which the run ends, early; it then gives "
                        + "the weights of its best evaluation. 0 trains to the last step and gives the last weights.",
                fallback = "0")
        @Limits(atLeast = 0, atMost = 1e6)
        int patience,

        @Setting(
                value =
                        "By how much the measure of checkpoints.bestBy has to be better to have improved: nats per token of loss.",
                fallback = "0")
        @Limits(atLeast = 0, atMost = 100)
        double minimumImprovement,

        @Setting(
                value = "Held-out samples that a sequence-to-sequence model answers at each evaluation; "
                        + "BLEU and ROUGE compare its answers with the right ones. 0 measures neither.",
                fallback = "16")
        @Limits(atLeast = 0, atMost = 100_000)
        @OnlyIf(key = "model.architecture", is = "t5")
        int generations) {

    public EvaluationConfiguration {
        Inspection.require(
                EvaluationConfiguration.class, every, batches, finalBatches, patience, minimumImprovement, generations);
    }
}
