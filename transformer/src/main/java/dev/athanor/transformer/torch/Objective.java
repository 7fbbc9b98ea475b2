package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/** What a program minimises and how that is differentiated. */
interface Objective {

    /** The lines of the loss. */
    String loss(double labelSmoothing);

    /** How a step's gradient comes from those of its micro-batches. */
    Averaging averaging();

    /**
     * The lines of {@code differentiate}.
     *
     * @param trained parameters
     * @throws IllegalArgumentException if the settings cannot be had
     */
    String differentiation(TrainingSettings settings, List<Parameter> trained);
}
