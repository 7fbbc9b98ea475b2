package dev.athanor.trainer.program;

import dev.athanor.contracts.config.AdapterConfiguration;
import dev.athanor.contracts.config.ModelConfiguration;
import dev.athanor.contracts.config.OptimizerConfiguration;
import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.TrainingConfiguration;
import dev.athanor.transformer.model.AdaptedLanguageModel;
import dev.athanor.transformer.model.DecoderSettings;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.LowRank;
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

    /** The model of a run that starts from nothing, with the adapters that it trains, if there are any. */
    static LanguageModel model(RunConfiguration configuration, int vocabularySize) {
        return adapted(base(configuration.model(), vocabularySize), configuration.adapters());
    }

    /** A model with adapters, if there are any. */
    static LanguageModel adapted(LanguageModel base, AdapterConfiguration adapters) {
        return adapters.arePresent()
                ? new AdaptedLanguageModel(
                        base,
                        new LowRank(adapters.rank(), adapters.alpha(), adapters.dropout(), adapters.targetNames()))
                : base;
    }

    private static LanguageModel base(ModelConfiguration model, int vocabularySize) {
        return new DecoderSettings(
                        model.architecture(),
                        vocabularySize,
                        model.contextLength(),
                        model.layers(),
                        model.heads(),
                        model.keyValueHeads(),
                        model.hiddenSize(),
                        model.feedForwardSize(),
                        model.dropout(),
                        model.bias(),
                        model.ropeTheta(),
                        model.tieEmbeddings())
                .model();
    }

    /** What its program is compiled for. */
    static TrainingSettings of(RunConfiguration configuration, LanguageModel model, Precision precision) {
        OptimizerConfiguration optimizer = configuration.optimizer();
        return new TrainingSettings(
                arithmetic(precision),
                optimizer(optimizer),
                optimizer.gradientClip(),
                new ParameterRules(frozen(optimizer, model), optimizer.layerDecay()),
                configuration.training().labelSmoothing(),
                activations(configuration.training().activations()),
                Documents.JOINED,
                configuration.observability().looksAtParameters());
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

    /** Beside adapters nothing is trained. */
    private static List<String> frozen(OptimizerConfiguration optimizer, LanguageModel model) {
        List<String> frozen = new ArrayList<>(optimizer.frozenPatterns());
        if (model instanceof AdaptedLanguageModel adapted) {
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
