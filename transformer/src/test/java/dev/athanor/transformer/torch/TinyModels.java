package dev.athanor.transformer.torch;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;
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
}
