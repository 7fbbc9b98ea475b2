package dev.athanor.trainer.program;

import dev.athanor.transformer.observation.ObservedParameter;
import java.util.List;

/**
 * A step with a look at every parameter.
 *
 * @param step what it gave
 * @param parameters those that are trained; empty if the step was skipped
 */
public record Observation(StepResult step, List<ObservedParameter> parameters) {
    public Observation {
        parameters = List.copyOf(parameters);
    }
}
