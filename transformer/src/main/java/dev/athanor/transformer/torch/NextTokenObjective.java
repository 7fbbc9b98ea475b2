package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/** The next token, for scores of which nothing is known but their shape. */
final class NextTokenObjective implements Objective {

    @Override
    public String loss(double labelSmoothing) {
        return new LossSource(labelSmoothing).lines();
    }

    @Override
    public Averaging averaging() {
        return Averaging.OVER_MICRO_BATCHES;
    }

    @Override
    public String differentiation(TrainingSettings settings, List<Parameter> trained) {
        return switch (settings.activations()) {
            case KEPT -> PlainDifferentiation.lines(settings.precision());
            case RECOMPUTED ->
                throw new IllegalArgumentException(
                        "training.activations: a module of one's own has no blocks known here; allowed is kept");
        };
    }
}
