package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/**
 * Writes the source of programs: the model's own lines come from {@link ScoresSource}, the lines around them, which are the
 * same for every model of a kind, from here.
 */
final class ProgramSource {

    /** The root class of every program. */
    static final String ROOT = "Program";

    private final Model model;
    private final ModuleTree modules;
    private final String limits;

    ProgramSource(Model model, ModuleTree modules) {
        this.model = model;
        this.modules = modules;
        this.limits = ProgramLimits.of(model).declarations();
    }

    /** A program that has weights and {@code forward}, nothing else. */
    String inference() {
        var scores = new ScoresSource(model, Documents.JOINED);
        return modules.classes() + """

                class Program(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                """ + modules.declarations() + limits + scores.scores() + scores.forward();
    }

    /** A program that trains: {@code step}, {@code evaluate}, {@code forward}, {@code write} if it can, and their state. */
    String training(TrainingSettings settings) {
        requirePackable(settings.documents());
        var optimizer = new OptimizerSource(modules, settings);
        var scores = new ScoresSource(model, settings.documents());
        return modules.classes() + optimizer.classes() + """

                class Program(Module):
                  __parameters__ = []
                  __buffers__ = ["steps", ]
                  training : bool
                """ + modules.declarations() + limits
                + optimizer.declarations() + """
                  steps : Tensor
                  seed : int
                """
                + (settings.observed() ? ObservedNames.DECLARATION : "")
                + scores.scores()
                + scores.forward()
                + scores.trainingScores(settings.precision())
                + loss(settings.labelSmoothing())
                + writing()
                + optimizer.lines()
                + differentiation(settings, optimizer.trained())
                + steps(settings);
    }

    private String steps(TrainingSettings settings) {
        var steps = new StepSource(settings.precision(), averaging());
        return settings.observed() ? steps.lines() + steps.observing() : steps.lines();
    }

    private void requirePackable(Documents documents) {
        if (documents instanceof Documents.Separate && !(model instanceof LanguageModel)) {
            throw new IllegalArgumentException("only a language model's sequences are packed of documents");
        }
    }

    private String loss(double labelSmoothing) {
        return switch (model) {
            case LanguageModel languageModel -> new LossSource(labelSmoothing).lines();
            case MaskedLanguageModel masked -> new LabelledLossSource(model, labelSmoothing).lines();
            case SequenceClassifier classifier -> new LabelledLossSource(model, labelSmoothing).lines();
            case SequenceToSequence writer -> new LabelledLossSource(model, labelSmoothing).lines();
        };
    }

    private String writing() {
        return switch (model) {
            case SequenceToSequence writer -> WritingSource.lines();
            case LanguageModel languageModel -> "";
            case MaskedLanguageModel masked -> "";
            case SequenceClassifier classifier -> "";
        };
    }

    /** Every place of a text has a next token, so its micro-batches weigh the same; labels are spread unevenly. */
    private Averaging averaging() {
        return switch (model) {
            case LanguageModel languageModel -> Averaging.OVER_MICRO_BATCHES;
            case MaskedLanguageModel masked -> Averaging.OVER_LABELS;
            case SequenceClassifier classifier -> Averaging.OVER_LABELS;
            case SequenceToSequence writer -> Averaging.OVER_LABELS;
        };
    }

    private String differentiation(TrainingSettings settings, List<Parameter> trained) {
        return switch (settings.activations()) {
            case KEPT ->
                model instanceof LanguageModel languageModel
                        ? new WrittenDifferentiation(languageModel, settings.precision(), settings.documents(), trained)
                                .lines()
                        : PlainDifferentiation.lines(settings.precision());
            case RECOMPUTED -> {
                if (!(model instanceof LanguageModel languageModel)) {
                    throw new IllegalArgumentException("activations are recomputed in language models alone");
                }
                var ops = new SegmentedOps(settings.precision(), model.contextLength(), settings.documents());
                List<Segment> segments = ops.segments(languageModel.logits(ops, TorchScriptOps.TOKENS));
                yield new RecomputingDifferentiation(settings.precision(), segments, trained).lines();
            }
        };
    }
}
