package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.BertClassifier;
import dev.athanor.transformer.model.BertConfig;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.T5;
import dev.athanor.transformer.model.T5Config;
import dev.athanor.transformer.ops.Activation;
import java.util.Objects;
import java.util.SplittableRandom;

/** Models and batches small enough that a test can afford hundreds of steps. */
final class TinyModels {

    static final int VOCABULARY = 11;
    static final int CONTEXT = 8;

    private TinyModels() {}

    static Gpt2 gpt2(double dropout, boolean bias) {
        return new Gpt2(new Gpt2Config(VOCABULARY, CONTEXT, 2, 2, 16, dropout, bias));
    }

    /** Two query heads share each head of keys and values. */
    static Llama llama(boolean tiedEmbeddings) {
        return new Llama(LlamaConfig.of(VOCABULARY, CONTEXT, 2, 4, 2, 16, 24, tiedEmbeddings));
    }

    /** Tells two segments apart. */
    static BertMaskedLanguageModel maskedBert() {
        return new BertMaskedLanguageModel(bert(0));
    }

    /** Tells three labels apart. */
    static BertClassifier bertClassifier() {
        return bertClassifier(0);
    }

    static BertClassifier bertClassifier(double dropout) {
        return new BertClassifier(bert(dropout), 3, dropout);
    }

    private static BertConfig bert(double dropout) {
        return new BertConfig(VOCABULARY, CONTEXT, 2, 2, 4, 16, 24, Activation.GELU, dropout, dropout, 1e-5);
    }

    /** Version 1.0: plain feed-forward layers, tied embeddings. More distances than buckets. */
    static T5 plainT5() {
        return t5(Activation.RELU, false, true, 0);
    }

    /** Version 1.1: gated feed-forward layers, a last layer of its own. */
    static T5 gatedT5() {
        return gatedT5(0);
    }

    static T5 gatedT5(double dropout) {
        return t5(Activation.GELU_TANH, true, false, dropout);
    }

    private static T5 t5(Activation activation, boolean gated, boolean tied, double dropout) {
        return new T5(new T5Config(
                VOCABULARY, CONTEXT, 2, 2, 4, 4, 12, 24, activation, gated, 4, 6, dropout, 1e-6, tied, tied));
    }

    static TrainingSettings settings(Precision precision) {
        return new TrainingSettings(precision, new Optimizer.AdamW(0.9, 0.99, 1e-8, 0.1), 1.0);
    }

    /** Fills a batch with random tokens, a function of the seed. */
    static void fill(TokenBatch batch, long seed) {
        var random = new SplittableRandom(seed);
        for (int row = 0; row < batch.rows(); row++) {
            for (int position = 0; position < batch.length(); position++) {
                batch.set(row, position, random.nextInt(VOCABULARY));
            }
        }
    }

    /** A batch for a model of whatever kind. */
    static Batch batch(Model model, int microBatches, int sequences) {
        return model instanceof LanguageModel
                ? new TokenBatch(microBatches, sequences, CONTEXT + 1)
                : new LabelledBatch(microBatches, sequences, CONTEXT);
    }

    /** Fills it, a function of the seed. */
    static void fill(Batch batch, Model model, long seed) {
        switch (batch) {
            case TokenBatch tokens -> fill(tokens, seed);
            case LabelledBatch labelled -> fill(labelled, model, seed);
        }
    }

    /**
     * Fills a batch with sequences of different lengths, and some of their places with labels, a function of the seed.
     *
     * @param model whose limits it keeps to
     */
    private static void fill(LabelledBatch batch, Model model, long seed) {
        ProgramLimits.Labels limits =
                Objects.requireNonNull(ProgramLimits.of(model).labels());
        var random = new SplittableRandom(seed);
        for (int row = 0; row < batch.rows(); row++) {
            int length = random.nextInt(2, batch.length() + 1);
            batch.setTokens(row, random.ints(length, 0, VOCABULARY).toArray());
            batch.setCompanions(
                    row, random.ints(batch.length(), 0, limits.companions()).toArray());
            int[] labels = random.ints(length, 0, limits.labels()).toArray();
            for (int place = 1; place < length; place += 2) {
                labels[place] = (int) LabelledBatch.IGNORED;
            }
            batch.setLabels(row, labels);
        }
    }
}
