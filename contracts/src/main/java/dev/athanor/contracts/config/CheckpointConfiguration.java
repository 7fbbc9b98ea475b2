package dev.athanor.contracts.config;

/**
 * Checkpoints.
 *
 * @param every steps between them; the last step always has one
 * @param keep how many of the newest stay
 * @param keepBest how many of the best stay; such an evaluation is followed by a checkpoint
 * @param bestBy what makes one better than another, and what a run has to improve on not to be stopped early
 * @param startFrom address of a checkpoint, of any run, that this one goes on from, or {@code none}
 */
public record CheckpointConfiguration(
        @Setting(value = "Steps between checkpoints; the last step always has one.", fallback = "500")
        @Limits(atLeast = 1)
        long every,

        @Setting(value = "How many of the newest checkpoints stay.", fallback = "2") @Limits(atLeast = 1, atMost = 1000)
        int keep,

        @Setting(
                value =
                        "How many of the best checkpoints stay. An evaluation that is among "
                                + "the best so far is followed by a checkpoint; a run that is stopped early always keeps the best.",
                fallback = "1")
        @Limits(atLeast = 0, atMost = 1000)
        int keepBest,

        @Setting(
                value =
                        "What makes a checkpoint better than another, and what evaluation.patience waits for: less loss, "
                                + "or more of accuracy, f1, bleu, rouge1, rouge2 or rougeL, where evaluations measure that.",
                fallback = "loss")
        BestBy bestBy,

        @Setting(
                value = "A checkpoint that the run goes on from, of another run, such as "
                        + "runs/RUN/checkpoints/step-00002000. The trainer says what the change of run leaves inexact.",
                fallback = CheckpointConfiguration.NONE)
        @Matches(
                value = CheckpointConfiguration.NONE + "|runs/[A-Za-z0-9][A-Za-z0-9._-]*/checkpoints/step-[0-9]{8,}",
                meaning = "the address of a checkpoint, or none")
        String startFrom) {

    /** Stands for no checkpoint. */
    public static final String NONE = "none";

    public CheckpointConfiguration {
        Inspection.require(CheckpointConfiguration.class, every, keep, keepBest, bestBy, startFrom);
    }
}
