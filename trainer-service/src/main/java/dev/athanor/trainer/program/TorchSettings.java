package dev.athanor.trainer.program;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.OptimizerConfiguration;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.TrainingConfiguration;
import dev.athanor.transformer.model.AdaptedModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.torch.Activations;
import dev.athanor.transformer.torch.Documents;
import dev.athanor.transformer.torch.Optimizer;
import dev.athanor.transformer.torch.ParameterRules;
import dev.athanor.transformer.torch.TrainingSettings;
import java.util.ArrayList;
import java.util.List;

/** A run's configuration in the words of the transformer library. */
final class TorchSettings {

    private TorchSettings() {}

    /** What the program of its model is compiled for. */
    static TrainingSettings of(Blueprint blueprint, Model model, Precision precision) {
        return of(blueprint, frozen(blueprint.configuration().optimizer(), model), precision);
    }

    /** What the program of a module of somebody's own is compiled for. */
    static TrainingSettings of(Blueprint blueprint, Precision precision) {
        return of(blueprint, blueprint.configuration().optimizer().frozenPatterns(), precision);
    }

    private static TrainingSettings of(Blueprint blueprint, List<String> frozen, Precision precision) {
        RunConfiguration configuration = blueprint.configuration();
        OptimizerConfiguration optimizer = configuration.optimizer();
        return new TrainingSettings(
                arithmetic(precision),
                optimizer(optimizer),
                optimizer.gradientClip(),
                new ParameterRules(frozen, optimizer.layerDecay()),
                configuration.training().labelSmoothing(),
                activations(configuration.training().activations()),
                documents(blueprint),
                configuration.observability().looksAtParameters());
    }

    private static Documents documents(Blueprint blueprint) {
        return switch (blueprint.configuration().training().documents()) {
            case JOINED -> Documents.JOINED;
            case SEPARATE -> {
                Integer end = blueprint.specialTokens().end();
                if (end == null) {
                    throw new IllegalArgumentException(
                            "no token ends the dataset's documents: they cannot be separate");
                }
                yield new Documents.Separate(end);
            }
        };
    }

    private static Activations activations(TrainingConfiguration.Activations activations) {
        return switch (activations) {
            case KEPT -> Activations.KEPT;
            case RECOMPUTED -> Activations.RECOMPUTED;
        };
    }

    static dev.athanor.transformer.torch.Precision arithmetic(Precision precision) {
        return switch (precision) {
            case FP32 -> dev.athanor.transformer.torch.Precision.FP32;
            case BF16 -> dev.athanor.transformer.torch.Precision.BF16;
            case FP16 -> dev.athanor.transformer.torch.Precision.FP16;
            case AUTO -> throw new IllegalArgumentException("the precision is still open");
        };
    }

    /** Beside adapters nothing is trained, but for a classifier's head. */
    private static List<String> frozen(OptimizerConfiguration optimizer, Model model) {
        List<String> frozen = new ArrayList<>(optimizer.frozenPatterns());
        if (model instanceof AdaptedModel adapted) {
            frozen.addAll(adapted.frozen());
        }
        return frozen;
    }

    private static Optimizer optimizer(OptimizerConfiguration it) {
        return switch (it.kind()) {
            case ADAMW -> new Optimizer.AdamW(it.beta1(), it.beta2(), it.epsilon(), it.weightDecay());
            case ADAM -> new Optimizer.Adam(it.beta1(), it.beta2(), it.epsilon(), it.weightDecay());
            case SGD -> new Optimizer.Sgd(it.momentum(), it.nesterov(), it.weightDecay());
            case LION -> new Optimizer.Lion(it.beta1(), it.beta2(), it.weightDecay());
        };
    }
}
