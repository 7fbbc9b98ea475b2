package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.ModelInput;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import java.util.stream.Collectors;

/** Writes what a program scores: the model's own lines as methods, in fp32 and as it is trained, and {@code forward}. */
final class ScoresSource {

    private final Model model;
    private final Documents documents;

    ScoresSource(Model model, Documents documents) {
        this.model = model;
        this.documents = documents;
    }

    /** In fp32, as evaluation and exports use it. */
    String scores() {
        return scores("scores", Precision.FP32);
    }

    /** As training uses it; in fp32, those are the same lines. */
    String trainingScores(Precision precision) {
        return switch (precision) {
            case FP32 ->
                signature("training_scores") + "    return (self).scores(%s, training)\n".formatted(arguments());
            case BF16, FP16 -> scores("training_scores", precision);
        };
    }

    private String scores(String name, Precision precision) {
        var ops = new TorchScriptOps(precision, model.contextLength(), documents);
        TorchScriptOps.Variable scores = model.scores(
                ops, input -> new TorchScriptOps.Variable(input.identifier(), TorchScriptOps.Layout.TOKENS));
        return signature(name) + ops.body() + "    return " + scores + "\n";
    }

    private String signature(String name) {
        return "  def %s(self: __torch__.Program, %s, training: bool) -> Tensor:\n".formatted(name, parameters());
    }

    /** Scores as Hugging Face's library shapes them. */
    String forward() {
        return "  def forward(self: __torch__.Program, %s) -> Tensor:\n    logits = (self).scores(%s, False)\n"
                        .formatted(parameters(), arguments())
                + "    return " + shaped("logits") + "\n";
    }

    private String shaped(String logits) {
        return switch (model) {
            case LanguageModel languageModel ->
                "torch.view(%s, [torch.size(tokens, 0), torch.size(tokens, 1), -1])".formatted(logits);
            case MaskedLanguageModel masked ->
                "torch.view(%s, [torch.size(tokens, 0), torch.size(tokens, 1), -1])".formatted(logits);
            case SequenceClassifier classifier -> logits;
            case SequenceToSequence sequenceToSequence ->
                "torch.view(%s, [torch.size(decoder_tokens, 0), torch.size(decoder_tokens, 1), -1])".formatted(logits);
        };
    }

    private String parameters() {
        return model.inputs().stream()
                .map(input -> input.identifier() + ": Tensor")
                .collect(Collectors.joining(", "));
    }

    private String arguments() {
        return model.inputs().stream().map(ModelInput::identifier).collect(Collectors.joining(", "));
    }
}
