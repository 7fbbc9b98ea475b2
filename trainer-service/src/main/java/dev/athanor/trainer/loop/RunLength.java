package dev.athanor.trainer.loop;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.config.TrainingConfiguration;
import java.util.List;

/**
 * How many optimizer steps a run has. Limits in epochs and tokens become steps before the first one is done, so that the
 * schedule knows its end.
 */
public final class RunLength {

    private RunLength() {}

    /**
     * The configuration with as many steps as there are until the first of its limits is reached.
     *
     * @param configuration with at least one of them
     * @param samples sequences of an epoch
     * @param tokensPerSample on average
     * @throws dev.athanor.contracts.config.InvalidConfigurationException if it is too short for the rest of it
     */
    public static RunConfiguration inSteps(RunConfiguration configuration, long samples, double tokensPerSample) {
        long steps = steps(configuration, samples, tokensPerSample);
        return steps == configuration.training().steps()
                ? configuration
                : RunConfigurations.resolve(RunConfigurations.merge(
                        null, RunConfigurations.toTree(configuration), List.of("training.steps=" + steps)));
    }

    private static long steps(RunConfiguration configuration, long samples, double tokensPerSample) {
        TrainingConfiguration training = configuration.training();
        long sequences = (long) training.batchSize() * training.accumulation();
        long steps = training.steps() > 0 ? training.steps() : Long.MAX_VALUE;
        if (training.epochs() > 0) {
            steps = Math.min(steps, (long) Math.ceil(training.epochs() * samples / sequences));
        }
        if (training.tokens() > 0) {
            steps = Math.min(steps, (long) Math.ceil(training.tokens() / (sequences * tokensPerSample)));
        }
        return Math.max(1, steps);
    }
}
