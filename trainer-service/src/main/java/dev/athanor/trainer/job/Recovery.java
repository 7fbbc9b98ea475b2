package dev.athanor.trainer.job;

import dev.athanor.contracts.address.RecoveryState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.Failure;
import dev.athanor.trainer.loop.DivergedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run has learnt from its failures: the configuration that its next attempt trains with.
 *
 * @param state how often it went back, and how its micro-batches are cut
 * @param evidence what happened, in sentences
 */
record Recovery(RecoveryState state, List<String> evidence) {

    /** Before any trouble. */
    static final Recovery NONE = new Recovery(RecoveryState.NONE, List.of());

    Recovery {
        evidence = List.copyOf(evidence);
    }

    /**
     * The configuration with half the learning rate for each time that the run went back, and with micro-batches cut
     * into parts. As many more parts make up a step, so that its gradient, and what an evaluation reads, are the same but
     * for rounding and for the draws of dropout.
     */
    RunConfiguration applyTo(RunConfiguration configuration) {
        if (state.equals(RecoveryState.NONE)) {
            return configuration;
        }
        double rate = Math.scalb(1.0, -state.rollbacks());
        int parts = state.parts();
        return RunConfigurations.resolve(RunConfigurations.merge(
                null,
                RunConfigurations.toTree(configuration),
                List.of(
                        "optimizer.learningRate="
                                + rate * configuration.optimizer().learningRate(),
                        "schedule.minimumLearningRate="
                                + rate * configuration.schedule().minimumLearningRate(),
                        "training.batchSize=" + configuration.training().batchSize() / parts,
                        "training.accumulation=" + configuration.training().accumulation() * parts,
                        "evaluation.batches=" + configuration.evaluation().batches() * parts,
                        "evaluation.finalBatches=" + configuration.evaluation().finalBatches() * parts)));
    }

    /** After one more time that the run went back. */
    Recovery rolledBack(String what) {
        return new Recovery(new RecoveryState(state.rollbacks() + 1, state.parts()), with(what));
    }

    /**
     * After micro-batches were cut further.
     *
     * @param times into how many, each of those that there were
     */
    Recovery cut(int times, String what) {
        return new Recovery(new RecoveryState(state.rollbacks(), state.parts() * times), with(what));
    }

    /** This, or more where the checkpoint was written after more trouble. */
    Recovery atLeast(@Nullable RecoveryState other) {
        return other == null
                ? this
                : new Recovery(
                        new RecoveryState(
                                Math.max(state.rollbacks(), other.rollbacks()), Math.max(state.parts(), other.parts())),
                        evidence);
    }

    /** The failure of a run that diverged once more, with all that went before. */
    Failure divergence(DivergedException last) {
        return new Failure(
                "diverged",
                evidence.isEmpty()
                        ? last.getMessage()
                        : "The run went back %d times, each time with half the learning rate, and diverged again. %s %s"
                                .formatted(state.rollbacks(), String.join(" ", evidence), last.getMessage()));
    }

    private List<String> with(String what) {
        List<String> longer = new ArrayList<>(evidence);
        longer.add(what);
        return longer;
    }
}
