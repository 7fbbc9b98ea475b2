package dev.athanor.trainer.loop;

import java.util.Map;

/** Hears what the loop did. Called on the training thread, so it must never wait for anybody. */
public interface Journal {

    /** A step is done, or was skipped. */
    void stepped(StepRecord step);

    /**
     * An evaluation is done.
     *
     * @param step optimizer steps done
     * @param loss mean cross-entropy over the evaluation batches, nats per token
     */
    void evaluated(long step, double loss);

    /**
     * What an evaluation measured beside its loss; follows {@link #evaluated}.
     *
     * @param step optimizer steps done
     * @param metrics by their names
     */
    default void scored(long step, Map<String, Double> metrics) {}

    /**
     * Something that whoever watches the run should know.
     *
     * @param step optimizer steps done
     */
    default void warned(long step, Warning warning) {}

    /** Both hear the same, this one first. */
    default Journal and(Journal other) {
        Journal first = this;
        return new Journal() {
            @Override
            public void stepped(StepRecord step) {
                first.stepped(step);
                other.stepped(step);
            }

            @Override
            public void evaluated(long step, double loss) {
                first.evaluated(step, loss);
                other.evaluated(step, loss);
            }

            @Override
            public void scored(long step, Map<String, Double> metrics) {
                first.scored(step, metrics);
                other.scored(step, metrics);
            }

            @Override
            public void warned(long step, Warning warning) {
                first.warned(step, warning);
                other.warned(step, warning);
            }
        };
    }
}
