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
 * of them, {@code shares}, so that a step's mean is over all of its places alike. What it measures on held-out data,
 * {@code evaluate}, is an {@link Evaluation}.
 */
final class LabelledLossSource {

    private final Model model;
    private final double labelSmoothing;

    LabelledLossSource(Model model, double labelSmoothing) {
        this.model = model;
        this.labelSmoothing = labelSmoothing;
    }

    String lines() {
        return labels() + scored() + loss() + criterion() + shares() + measure() + evaluate();
    }

    /** {@code labels}, one for each row of scores, of a micro-batch {@code [sections, sequences, length]}. */
    private String labels() {
        return """
                  def labels(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    labels = torch.flatten(%s)
                    return %s
                """.formatted(
                        labels("torch.select(tokens, 0, %d)".formatted(LabelledBatch.Section.LABELS.index())),
                        scoresLabelledAlone() ? "torch.masked_select(labels, torch.ne(labels, -100))" : "labels");
    }

    private boolean scoresLabelledAlone() {
        return model instanceof MaskedLanguageModel;
    }

    /** {@code scored}, what training computes of a micro-batch: a row of scores for each of its {@code labels}. */
    private String scored() {
        return scoresLabelledAlone()
                ? """
                  def scored(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
                    labels = torch.flatten(torch.select(tokens, 0, %d))
                    labelled = torch.flatten(torch.nonzero(torch.ne(labels, -100)))
                    return (self).training_scores(%s, labelled, training)
                """.formatted(LabelledBatch.Section.LABELS.index(), sections())
                : """
                  def scored(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
                    return (self).training_scores(%s, training)
                """.formatted(sections());
    }

    private static String loss() {
        return """
                  def loss(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
                    return (self).criterion((self).scored(tokens, training), tokens, training)
                """;
    }

    private String sections() {
        return IntStream.range(0, model.inputs().size())
                .mapToObj("torch.select(tokens, 0, %d)"::formatted)
                .collect(Collectors.joining(", "));
    }

    /** The labels that count are few or none in a micro-batch: the sum over them is divided by no less than one. */
    private String criterion() {
        return """
                  def criterion(self: __torch__.Program, logits: Tensor, tokens: Tensor, training: bool) -> Tensor:
                    labels = (self).labels(tokens)
                    total = torch.cross_entropy_loss(torch.to(logits, 6), labels, None, 2, -100, %s)
                    return torch.div(total, torch.clamp_min(torch.sum(torch.ne(labels, -100)), 1))
                """.formatted(labelSmoothing == 0 ? "0." : "(%s if training else 0.)".formatted(labelSmoothing));
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

    /**
     * {@code [3 + counts]}: the loss, how many places have a label, how many were told right, and of a classifier's labels
     * all hits, then how often each was given, then how often it stands there.
     */
    private String measure() {
        return """
                  def measure(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    logits = (self).scored(tokens, False)
                    labels = (self).labels(tokens)
                    counted = torch.ne(labels, -100)
                    given = torch.flatten(torch.argmax(logits, -1))
                    hits = torch.eq(given, labels)
                    loss = (self).criterion(logits, tokens, False)
                    measures = torch.stack([loss, torch.sum(torch.to(counted, 6)), torch.sum(torch.to(hits, 6))])
                """ + measured();
    }

    private String measured() {
        return switch (model) {
            case SequenceClassifier classifier -> """
                        hit = torch.bincount(torch.masked_select(labels, hits), None, %1$d)
                        each_given = torch.bincount(torch.masked_select(given, counted), None, %1$d)
                        actual = torch.bincount(torch.masked_select(labels, counted), None, %1$d)
                        return torch.cat([measures, torch.to(torch.cat([hit, each_given, actual]), 6)])
                    """.formatted(classifier.labels());
            case MaskedLanguageModel masked -> "    return measures\n";
            case SequenceToSequence writer -> "    return measures\n";
            case LanguageModel languageModel -> "    return measures\n";
        };
    }

    private static String evaluate() {
        return """
                  def evaluate(self: __torch__.Program, tokens: Tensor) -> Tensor:
                    shares = (self).shares(tokens)
                    measures = (self).measure(torch.select(tokens, 0, 0))
                    loss = torch.mul(torch.slice(measures, 0, 0, 1), torch.select(shares, 0, 0))
                    for i in range(torch.sub(torch.size(tokens, 0), 1)):
                      index = torch.add(i, 1)
                      micro_measures = (self).measure(torch.select(tokens, 0, index))
                      loss = torch.add(loss, torch.mul(torch.slice(micro_measures, 0, 0, 1), torch.select(shares, 0, index)))
                      measures = torch.add(measures, micro_measures)
                    return torch.cat([loss, torch.slice(measures, 0, 1)])
                """;
    }
}
