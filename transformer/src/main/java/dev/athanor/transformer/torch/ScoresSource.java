package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.ModelInput;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import java.util.stream.Collectors;

/** Writes what a program scores: the model's own lines as methods, in fp32 and as it is trained, and {@code forward}. */
final class ScoresSource implements Scores {

    /** The argument of a masked model's training scores: the numbers of the places that have labels. */
    private static final String LABELLED = "labelled";

    private final Model model;
    private final Documents documents;

    ScoresSource(Model model, Documents documents) {
        this.model = model;
        this.documents = documents;
    }

    /** In fp32, as evaluation and exports use it. */
    @Override
    public String scores() {
        return scores("scores", Precision.FP32);
    }

    /** As training uses it; in fp32, those are the same lines, unless labels are few. */
    @Override
    public String trainingScores(Precision precision) {
        if (model instanceof MaskedLanguageModel) {
            return scoresOfLabelled(precision);
        }
        return switch (precision) {
            case FP32 ->
                signature("training_scores", parameters())
                        + "    return (self).scores(%s, training)\n".formatted(arguments());
            case BF16, FP16 -> scores("training_scores", precision);
        };
    }

    /** One place in seven is asked for, and scores are a good part of the work. */
    private String scoresOfLabelled(Precision precision) {
        var ops = new TorchScriptOps(precision, model.contextLength(), documents);
        ops.keepLabelled(LABELLED);
        return lines("training_scores", "%s, %s: Tensor".formatted(parameters(), LABELLED), ops);
    }

    private String scores(String name, Precision precision) {
        return lines(name, parameters(), new TorchScriptOps(precision, model.contextLength(), documents));
    }

    private String lines(String name, String parameters, TorchScriptOps ops) {
        TorchScriptOps.Variable scores = model.scores(
                ops, input -> new TorchScriptOps.Variable(input.identifier(), TorchScriptOps.Layout.TOKENS));
        return signature(name, parameters) + ops.body() + "    return " + scores + "\n";
    }

    private static String signature(String name, String parameters) {
        return "  def %s(self: __torch__.Program, %s, training: bool) -> Tensor:\n".formatted(name, parameters);
    }

    /** Scores as Hugging Face's library shapes them. */
    @Override
    public String forward() {
        return "  def forward(self: __torch__.Program, %s) -> Tensor:\n    logits = (self).scores(%s, False)\n"
                        .formatted(parameters(), arguments())
                + "    return " + shaped("logits") + "\n";
    }

    @Override
    public String writing() {
        return switch (model) {
            case SequenceToSequence writer -> WritingSource.lines();
            case LanguageModel languageModel -> "";
            case MaskedLanguageModel masked -> "";
            case SequenceClassifier classifier -> "";
        };
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
