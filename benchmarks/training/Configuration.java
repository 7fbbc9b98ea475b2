import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.torch.Precision;
import java.util.List;
import java.util.Locale;

/**
 * A model and a batch that both sides train.
 *
 * @param name in the table
 * @param layers number of blocks
 * @param heads attention heads
 * @param hiddenSize width of the residual stream
 * @param batch sequences of a step
 * @param contextLength tokens of a sequence
 * @param vocabularySize how many tokens there are
 * @param precision of the forward and backward pass
 */
record Configuration(
        String name,
        int layers,
        int heads,
        int hiddenSize,
        int batch,
        int contextLength,
        int vocabularySize,
        Precision precision) {

    /** The configuration that nanoGPT documents for processors; the benchmark's ratio is of this one. */
    static final Configuration NANO_GPT =
            new Configuration("nanoGPT, 4 x 128", 4, 4, 128, 12, 64, 65, Precision.FP32);

    static final List<Configuration> ALL = List.of(
            NANO_GPT,
            new Configuration("nanoGPT, 4 x 128", 4, 4, 128, 12, 64, 65, Precision.BF16),
            new Configuration("6 x 384", 6, 6, 384, 16, 256, 65, Precision.FP32),
            new Configuration("6 x 384", 6, 6, 384, 16, 256, 65, Precision.BF16));

    /** The model, without dropout and biases as in nanoGPT's documented run. */
    Gpt2 model() {
        return new Gpt2(new Gpt2Config(vocabularySize, contextLength, layers, heads, hiddenSize, 0, false));
    }

    int tokensPerStep() {
        return batch * contextLength;
    }

    /** Floating-point operations of a step's matrix products. */
    long flopsPerStep() {
        return model().cost(batch, contextLength).trainingFlops();
    }

    String precisionName() {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
