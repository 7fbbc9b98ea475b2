package dev.athanor.contracts.config;

import dev.athanor.contracts.name.Names;

/**
 * The model's shape. The vocabulary's size is the dataset's.
 *
 * @param from address of the model's folder that architecture, shape and first weights come from, or {@code none}
 * @param architecture which class of the transformer library
 * @param layers number of blocks; a T5 has as many that read as blocks that write
 * @param heads attention heads; divides {@code hiddenSize}
 * @param keyValueHeads heads of keys and values; divides {@code heads}
 * @param hiddenSize width of the residual stream
 * @param feedForwardSize width between the two halves of a feed-forward layer; 0 where the architecture decides
 * @param contextLength longest sequence, in tokens
 * @param dropout probability in training, after embeddings, attention and projections; in a Llama on attention alone
 * @param bias whether linear layers and norms have one
 * @param ropeTheta base of the frequencies of rotary positions
 * @param tieEmbeddings whether one table serves the first and the last layer
 * @param relativeBuckets of a T5's distances between tokens
 * @param relativeDistance in tokens, from which on all share the last bucket
 */
public record ModelConfiguration(
        @Setting(
                value =
                        "A model that the run starts from, such as models/NAME/VERSION/safetensors: an import or an export. "
                                + "Its config.json says architecture and shape, its tensors the first weights. Or a TorchScript "
                                + "module of one's own, models/NAME/VERSION/torchscript. Beside it only contextLength may be "
                                + "given, the length of what is trained on, which the model must reach.",
                fallback = ModelConfiguration.NONE)
        @Matches(
                value = ModelConfiguration.NONE + "|models/" + Names.REGEX
                        + "/[A-Za-z0-9][A-Za-z0-9._-]{0,254}/(safetensors|torchscript)",
                meaning =
                        "the address of a model's folder, models/NAME/VERSION/safetensors or .../torchscript, or none")
        @Replaces(but = "contextLength")
        String from,

        @Setting(value = "Which architecture.", fallback = "gpt2") @OneOf({"gpt2", "llama", "bert", "t5"})
        String architecture,

        @Setting(value = "Number of blocks; a T5 has as many that read as blocks that write.", fallback = "4")
        @Limits(atLeast = 1, atMost = 512)
        int layers,

        @Setting(value = "Attention heads; they share the hidden size evenly.", fallback = "4")
        @Limits(atLeast = 1, atMost = 512)
        @Divides("model.hiddenSize")
        int heads,

        @Setting("Heads of keys and values, which attention heads share evenly. Only a Llama's are shared.")
        @ShareOf(value = "model.heads", share = 1)
        @Limits(atLeast = 1, atMost = 512)
        @Divides("model.heads")
        @OnlyIf(key = "model.architecture", is = "llama")
        int keyValueHeads,

        @Setting(value = "Width of the residual stream.", fallback = "128") @Limits(atLeast = 1, atMost = 65_536)
        int hiddenSize,

        @Setting(
                value =
                        "Width inside feed-forward layers. 0 is the architecture's own: four times the hidden size for a BERT and for a GPT-2, which has no other, and about 8/3 of it for a Llama and a T5, whose layers have three matrices for two.",
                fallback = "0")
        @Limits(atLeast = 0, atMost = 262_144)
        @OnlyIf(
                key = "model.architecture",
                is = {"llama", "bert", "t5"})
        int feedForwardSize,

        @Setting(
                value =
                        "Longest sequence, in tokens; of a T5 the longest that is read, and the longest that is written.",
                fallback = "64")
        @Limits(atLeast = 1, atMost = 1_048_576)
        int contextLength,

        @Setting(
                value =
                        "Probability of dropout in training, after embeddings, attention and projections; in a Llama on attention alone.",
                fallback = "0")
        @Limits(atLeast = 0, below = 1)
        double dropout,

        @Setting(
                value =
                        "Whether linear layers and norms have a bias; a Llama's and a T5's have none, a BERT's always have one.",
                fallback = "false")
        @OnlyIf(key = "model.architecture", is = "gpt2")
        boolean bias,

        @Setting(value = "Base of the frequencies of a Llama's rotary positions.", fallback = "10000")
        @Limits(above = 0)
        @OnlyIf(key = "model.architecture", is = "llama")
        double ropeTheta,

        @Setting(
                value = "Whether one table serves the first and the last layer; a GPT-2's and a BERT's always does.",
                fallback = "true")
        @OnlyIf(
                key = "model.architecture",
                is = {"llama", "t5"})
        boolean tieEmbeddings,

        @Setting(
                value = "Buckets of a T5's distances between tokens, an even number; near distances have one each.",
                fallback = "32")
        @Limits(atLeast = 4, atMost = 4096)
        @NoMoreThan("model.relativeDistance")
        @OnlyIf(key = "model.architecture", is = "t5")
        int relativeBuckets,

        @Setting(value = "Distance between a T5's tokens from which on all share the last bucket.", fallback = "128")
        @Limits(atLeast = 4, atMost = 1_048_576)
        @OnlyIf(key = "model.architecture", is = "t5")
        int relativeDistance) {

    /** Stands for no model: weights are drawn from the seed. */
    public static final String NONE = "none";

    /** How addresses of TorchScript modules end. */
    private static final String TORCHSCRIPT = "/torchscript";

    public ModelConfiguration {
        Inspection.require(
                ModelConfiguration.class,
                from,
                architecture,
                layers,
                heads,
                keyValueHeads,
                hiddenSize,
                feedForwardSize,
                contextLength,
                dropout,
                bias,
                ropeTheta,
                tieEmbeddings,
                relativeBuckets,
                relativeDistance);
    }

    /** Whether it is a TorchScript module of somebody's own, of which nothing is known but what it scores. */
    public boolean startsFromOwnModule() {
        return from.endsWith(TORCHSCRIPT);
    }

    /** Whether shape and first weights are another model's. */
    public boolean startsFromAnother() {
        return !from.equals(NONE);
    }
}
