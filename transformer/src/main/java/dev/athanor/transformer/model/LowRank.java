package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/**
 * Low-rank adapters (<a href="https://arxiv.org/abs/2106.09685">Hu et al., 2021</a>): a chosen linear layer computes
 * {@code x · W + scale · (x · Aᵀ) · Bᵀ}, of which only {@code A} and {@code B} are trained. {@code B} begins at zero, so that an
 * adapted model begins as the model it adapts.
 *
 * @param rank width between A and B
 * @param alpha {@link #scale} times the rank
 * @param dropout probability on what goes into A, in training
 * @param targets last names of the layers that have one, such as {@code c_attn} or {@code q_proj}
 */
public record LowRank(int rank, double alpha, double dropout, List<String> targets) {

    private static final String WEIGHT = ".weight";

    public LowRank {
        targets = List.copyOf(targets);
        if (rank < 1) {
            throw new IllegalArgumentException("the rank of an adapter must be positive, not " + rank);
        }
        if (!(alpha > 0)) {
            throw new IllegalArgumentException("alpha must be positive, not " + alpha);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout is a probability below 1, not " + dropout);
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("adapters need at least one target");
        }
    }

    /** Names of the layers that Hugging Face's PEFT adapts in a model of the kind, unless told otherwise. */
    public static List<String> usualTargets(Model model) {
        return switch (model) {
            case Gpt2 _ -> List.of("c_attn");
            case Llama _ -> List.of("q_proj", "v_proj");
            case BertMaskedLanguageModel _, BertClassifier _ -> List.of("query", "value");
            case T5 _ -> List.of("q", "v");
            case AdaptedModel adapted -> usualTargets(adapted.base());
        };
    }

    /** What an adapter's result is multiplied by. */
    public double scale() {
        return alpha / rank;
    }

    /** Whether a layer has one. */
    boolean adapts(Linear layer) {
        String name = prefix(layer.weight().name());
        return targets.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The adapter's way in, {@code [rank, in]}. */
    Linear down(Linear layer) {
        var initialisation = new Initialisation.Normal(1 / Math.sqrt(layer.in()));
        return matrix(downName(layer.weight().name()), List.of(rank, layer.in()), initialisation);
    }

    /** The adapter's way out, {@code [out, rank]}. */
    Linear up(Linear layer) {
        return matrix(upName(layer.weight().name()), List.of(layer.out(), rank), Initialisation.ZEROS);
    }

    /** The name of A beside a weight's, as Hugging Face's PEFT has it. */
    public static String downName(String weight) {
        return prefix(weight) + ".lora_A" + WEIGHT;
    }

    /** The name of B beside a weight's. */
    public static String upName(String weight) {
        return prefix(weight) + ".lora_B" + WEIGHT;
    }

    private static String prefix(String weight) {
        return weight.substring(0, weight.length() - WEIGHT.length());
    }

    private static Linear matrix(String name, List<Integer> shape, Initialisation initialisation) {
        return new Linear(new Parameter(name, shape, initialisation), null, Linear.Orientation.OUTPUT_MAJOR);
    }
}
