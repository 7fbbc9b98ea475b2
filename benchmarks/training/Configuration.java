import dev.athanor.transformer.model.BertConfig;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import dev.athanor.transformer.model.DecoderSettings;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.torch.Precision;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A model and a batch that all sides train.
 *
 * @param architecture as the peers name it
 * @param layers number of blocks
 * @param heads attention heads
 * @param hiddenSize width of the residual stream
 * @param batch sequences of a step
 * @param contextLength tokens of a sequence
 * @param vocabularySize how many tokens there are
 * @param precision of the forward and backward pass
 */
record Configuration(
        String architecture,
        int layers,
        int heads,
        int hiddenSize,
        int batch,
        int contextLength,
        int vocabularySize,
        Precision precision) {

    /** What the architecture takes by itself: for Llama 8/3 of the hidden size, which the peer is told. */
    private static final int FEED_FORWARD_BY_ARCHITECTURE = 0;

    private static final double ROPE_THETA = 10_000;
    private static final int SEGMENTS = 2;
    private static final int CHARACTERS = 65;
    private static final int WORD_PIECES = 8192;

    /** Both precisions of each shape, from the smallest, which overhead decides, to the one that only products decide. */
    static final List<Configuration> ALL = Stream.of(
                    gpt2(1, 4, 64, 8, 32, CHARACTERS),
                    gpt2(4, 4, 128, 12, 64, CHARACTERS),
                    gpt2(6, 6, 384, 16, 256, CHARACTERS),
                    gpt2(12, 12, 768, 4, 512, WORD_PIECES),
                    shape("llama", 6, 6, 384, 16, 256, CHARACTERS),
                    shape("bert", 4, 4, 256, 16, 128, WORD_PIECES))
            .flatMap(shape -> Stream.of(shape.in(Precision.FP32), shape.in(Precision.BF16)))
            .toList();

    private static Configuration gpt2(int layers, int heads, int hiddenSize, int batch, int context, int vocabulary) {
        return shape("gpt2", layers, heads, hiddenSize, batch, context, vocabulary);
    }

    private static Configuration shape(
            String architecture, int layers, int heads, int hiddenSize, int batch, int context, int vocabulary) {
        return new Configuration(architecture, layers, heads, hiddenSize, batch, context, vocabulary, Precision.FP32);
    }

    private Configuration in(Precision other) {
        return new Configuration(
                architecture, layers, heads, hiddenSize, batch, contextLength, vocabularySize, other);
    }

    /** The model, without dropout. */
    Model model() {
        return architecture.equals("bert") ? bert() : decoder();
    }

    private BertMaskedLanguageModel bert() {
        return new BertMaskedLanguageModel(new BertConfig(
                vocabularySize,
                contextLength,
                SEGMENTS,
                layers,
                heads,
                hiddenSize,
                4 * hiddenSize,
                Activation.GELU,
                0,
                0,
                BertConfig.DEFAULT_LAYER_NORM_EPSILON));
    }

    /** Without biases, as in nanoGPT's documented run. */
    private LanguageModel decoder() {
        return new DecoderSettings(
                        architecture,
                        vocabularySize,
                        contextLength,
                        layers,
                        heads,
                        heads,
                        hiddenSize,
                        FEED_FORWARD_BY_ARCHITECTURE,
                        0,
                        false,
                        ROPE_THETA,
                        true)
                .model();
    }

    /** Whether it predicts hidden tokens rather than the next ones. */
    boolean isMasked() {
        return model() instanceof MaskedLanguageModel;
    }

    int tokensPerStep() {
        return batch * contextLength;
    }

    /** Floating-point operations of a step's matrix products. */
    long flopsPerStep() {
        return model().cost(batch, contextLength, isMasked() ? Examples.MASKED : 1)
                .trainingFlops();
    }

    /** Such as {@code gpt2-4x128}: what a user names a row by. */
    String name() {
        return "%s-%dx%d".formatted(architecture, layers, hiddenSize);
    }

    String precisionName() {
        return precision.name().toLowerCase(Locale.ROOT);
    }
}
