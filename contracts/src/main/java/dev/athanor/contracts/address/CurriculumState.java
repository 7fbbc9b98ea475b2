package dev.athanor.contracts.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a curriculum has taken from the run's evaluations. All else about the order of the data is a function of the
 * configuration.
 *
 * @param bestLoss least validation loss so far; null before the first evaluation
 * @param decisions the newest two, in their order: a batch that was being prepared during an evaluation follows the one
 *     before
 */
public record CurriculumState(@Nullable Double bestLoss, List<Decision> decisions) {

    /** Before the first evaluation. */
    public static final CurriculumState INITIAL = new CurriculumState(null, List.of());

    public CurriculumState {
        decisions = List.copyOf(decisions);
    }

    /**
     * What an evaluation led to.
     *
     * @param fromBatch the first batch that follows it; the batch of step 1 is 0
     * @param stair of a {@code performance} curriculum, from 0
     * @param groupOrder groups of windows from what the model finds easiest to what it finds most difficult; empty where
     *     difficulty does not depend on the model
     */
    public record Decision(long fromBatch, int stair, List<Integer> groupOrder) {
        public Decision {
            groupOrder = List.copyOf(groupOrder);
        }
    }
}
