package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.ops.Cost;
import dev.athanor.transformer.ops.Kept;
import dev.athanor.transformer.ops.Parameter;

/**
 * What a training step needs at its peak, in bytes. Allocators add to it: libtorch's for graphics processors keeps what it
 * once had, and that of the C library leaves gaps, so that a process may need half as much again.
 *
 * @param weights in fp32
 * @param moments of the optimizer
 * @param gradients of what is trained, twice where micro-batches are summed
 * @param activations that the backward pass of a micro-batch needs
 * @param scores of a micro-batch, their softmax and its gradient
 */
public record TrainingMemory(long weights, long moments, long gradients, long activations, long scores) {

    /** Of a score: itself, its share after the softmax, and the gradient of both. */
    private static final int FP32_COPIES_OF_SCORES = 3;

    /**
     * Predicts it.
     *
     * @param settings of the program
     * @param microBatches of a step
     * @param sequences of a micro-batch
     * @param time tokens of a sequence
     */
    public static TrainingMemory of(Model model, TrainingSettings settings, int microBatches, int sequences, int time) {
        return of(model, settings, microBatches, sequences, time, 1);
    }

    /**
     * Predicts it where not all places have labels.
     *
     * @param labelled share of the places that have, in (0, 1]; only masked language models leave the others out
     */
    public static TrainingMemory of(
            Model model, TrainingSettings settings, int microBatches, int sequences, int time, double labelled) {
        Cost cost = model.cost(sequences, time, labelled);
        long trained = Float.BYTES
                * model.parameters().stream()
                        .filter(settings.rules()::trains)
                        .mapToLong(Parameter::elements)
                        .sum();
        long scores = scores(model, cost, sequences, labelled);
        return new TrainingMemory(
                Float.BYTES * cost.parameters(),
                trained * settings.optimizer().moments(),
                trained * (microBatches > 1 ? 2 : 1),
                activations(cost, settings, scores, model.contextLength()),
                scores * bytesOfScore(model, settings));
    }

    /** A language model's gradient takes the place of its scores, unless autograd computes it. */
    private static int bytesOfScore(Model model, TrainingSettings settings) {
        int own = settings.precision().bytes();
        return model instanceof LanguageModel && settings.activations() == Activations.KEPT
                ? own
                : FP32_COPIES_OF_SCORES * Float.BYTES + own % Float.BYTES;
    }

    private static long scores(Model model, Cost cost, int sequences, double labelled) {
        return switch (model) {
            case SequenceClassifier classifier -> (long) sequences * classifier.labels();
            case LanguageModel languageModel -> cost.tokens() * languageModel.vocabularySize();
            case MaskedLanguageModel masked -> Math.round(labelled * cost.tokens()) * masked.vocabularySize();
            case SequenceToSequence writer -> cost.tokens() * writer.vocabularySize();
        };
    }

    /** What the cost counts, but for the scores, in the bytes that the precision takes. */
    private static long activations(Cost cost, TrainingSettings settings, long scores, int contextLength) {
        Kept kept =
                switch (settings.activations()) {
                    case KEPT -> cost.kept();
                    case RECOMPUTED -> cost.keptIfBlocksAreRecomputed();
                };
        boolean products = settings.precision() == Precision.BF16 && AttentionLines.fitsProducts(contextLength);
        return Float.BYTES * kept.residual()
                + settings.precision().bytes() * (kept.inner() - scores + (products ? kept.pairs() : 0));
    }

    /** All of it. */
    public long peak() {
        return weights + moments + gradients + activations + scores;
    }
}
