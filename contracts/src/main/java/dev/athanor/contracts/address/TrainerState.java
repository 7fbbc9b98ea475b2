package dev.athanor.contracts.address;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint knows beside the program. Data order and randomness are functions of seed and step, so nothing of
 * them is kept but what a curriculum took from evaluations.
 *
 * @param run the run's id
 * @param attempt that saved it
 * @param step optimizer steps done
 * @param tokens trained on so far
 * @param vocabularySize of the dataset; the model's, unless that was there before the run and knows more
 * @param validationLoss at this step, if it was evaluated
 * @param expectedLoss of the next step, before its update, nats per token; null if none was done
 * @param loop what the policies of the loop remember; null where an older release saved it
 * @param recovery how the configuration was changed by trouble; null where an older release saved it
 * @param configuration that was trained with: the run's, resolved, and changed by trouble
 * @param provenance of the attempt
 * @param curriculum what it took from evaluations, if the run has one
 */
public record TrainerState(
        String run,
        int attempt,
        long step,
        long tokens,
        int vocabularySize,
        @Nullable Double validationLoss,
        @Nullable Double expectedLoss,
        @Nullable LoopState loop,
        @Nullable RecoveryState recovery,
        RunConfiguration configuration,
        Provenance provenance,
        @Nullable CurriculumState curriculum) {

    /** The same, knowing the loss of the step after it. */
    public TrainerState foretelling(@Nullable Double loss) {
        return new TrainerState(
                run,
                attempt,
                step,
                tokens,
                vocabularySize,
                validationLoss,
                loss,
                this.loop,
                recovery,
                configuration,
                provenance,
                curriculum);
    }
}
