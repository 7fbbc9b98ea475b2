package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what a program on {@link LabelledBatch}es minimises: the mean over labelled places, and each micro-batch's share
 * of them, {@code shares}, so that a step's mean is over all of its places alike.
 */
final class LabelledLossSource {

    private final Model model;
    private final double labelSmoothing;

    LabelledLossSource(Model model, double labelSmoothing) {
        this.model = model;
        this.labelSmoothing = labelSmoothing;
    }

    String lines() {
        return loss() + criterion() + shares() + evaluate();
    }

    /** A micro-batch is {@code [sections, sequences, length]}. */
    private String loss() {
        String sections = IntStream.range(0, model.inputs().size())
                .mapToObj("torch.select(tokens, 0, %d)"::formatted)
                .collect(Collectors.joining(", "));
        return """
                  def loss(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
                    logits = (self).training_scores(%s, training)
                    return (self).criterion(logits, tokens, training)
                """.formatted(sections);
    }

    /** The labels that count are few or none in a micro-batch: the sum over them is divided by no less than one. */
    private String criterion() {
        return """
                  def criterion(self: __torch__.Program, logits: Tensor, tokens: Tensor, training: bool) -> Tensor:
                    labels = torch.flatten(%s)
                    total = torch.cross_entropy_loss(torch.to(logits, 6), labels, None, 2, -100, %s)
                    return torch.div(total, torch.clamp_min(torch.sum(torch.ne(labels, -100)), 1))
                """.formatted(
                        labels("torch.select(tokens, 0, %d)".formatted(LabelledBatch.Section.LABELS.index())),
                        labelSmoothing == 0 ? "0." : "(%s if training else 0.)".formatted(labelSmoothing));
    }

    /** {@code [microBatches]}, one in all. */
    private String shares() {
        return """
                  def shares(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    labels = torch.flatten(%s, 1)
                    counts = torch.to(torch.sum(torch.ne(labels, -100), [1]), 6)
                    return torch.div(counts, torch.clamp_min(torch.sum(counts), 1.))
                """.formatted(labels("torch.select(tokens, 1, %d)".formatted(LabelledBatch.Section.LABELS.index())));
    }

    private String labels(String section) {
        return switch (model) {
            case MaskedLanguageModel masked -> section;
            case SequenceToSequence sequenceToSequence -> section;
            case SequenceClassifier classifier -> "torch.slice(%s, -1, 0, 1)".formatted(section);
            case LanguageModel languageModel ->
                throw new IllegalArgumentException("a language model's labels are its next tokens");
        };
    }

    private static String evaluate() {
        return """
                  def evaluate(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    shares = (self).shares(tokens)
                    loss = torch.mul((self).loss(torch.select(tokens, 0, 0), False), torch.select(shares, 0, 0))
                    for i in range(torch.sub(torch.size(tokens, 0), 1)):
                      index = torch.add(i, 1)
                      micro_loss = (self).loss(torch.select(tokens, 0, index), False)
                      loss = torch.add(loss, torch.mul(micro_loss, torch.select(shares, 0, index)))
                    return loss
                """;
    }
}
