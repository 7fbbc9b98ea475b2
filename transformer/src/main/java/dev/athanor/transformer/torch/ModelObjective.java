package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/** What is minimised follows from the model's kind. */
record ModelObjective(Model model) implements Objective {

    @Override
    public String loss(double labelSmoothing) {
        return switch (model) {
            case LanguageModel languageModel -> new LossSource(labelSmoothing).lines();
            case MaskedLanguageModel masked -> new LabelledLossSource(model, labelSmoothing).lines();
            case SequenceClassifier classifier -> new LabelledLossSource(model, labelSmoothing).lines();
            case SequenceToSequence writer -> new LabelledLossSource(model, labelSmoothing).lines();
        };
    }

    /** Every place of a text has a next token, so its micro-batches weigh the same; labels are spread unevenly. */
    @Override
    public Averaging averaging() {
        return switch (model) {
            case LanguageModel languageModel -> Averaging.OVER_MICRO_BATCHES;
            case MaskedLanguageModel masked -> Averaging.OVER_LABELS;
            case SequenceClassifier classifier -> Averaging.OVER_LABELS;
            case SequenceToSequence writer -> Averaging.OVER_LABELS;
        };
    }

    @Override
    public String differentiation(TrainingSettings settings, List<Parameter> trained) {
        return switch (settings.activations()) {
            case KEPT ->
                model instanceof LanguageModel languageModel
                        ? new WrittenDifferentiation(languageModel, settings, trained).lines()
                        : PlainDifferentiation.lines(settings.precision());
            case RECOMPUTED -> {
                SegmentArguments arguments =
                        model instanceof LanguageModel ? SegmentArguments.ofText() : SegmentArguments.ofSections(model);
                var ops =
                        new SegmentedOps(settings.precision(), model.contextLength(), settings.documents(), arguments);
                List<Segment> segments = ops.segments(model.scores(
                        ops, input -> new TorchScriptOps.Variable(input.identifier(), TorchScriptOps.Layout.TOKENS)));
                yield new RecomputingDifferentiation(settings.precision(), arguments, segments, trained).lines();
            }
        };
    }
}
