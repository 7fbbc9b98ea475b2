package dev.athanor.serving.sampling;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * How a request wants its tokens chosen.
 *
 * @param temperature 0 takes the most probable token always
 * @param topP share of the probability that the nucleus holds, in [0, 1]
 * @param topK how many of the most probable tokens are eligible, if not all
 * @param presencePenalty subtracted from the logit of each token that was generated before
 * @param frequencyPenalty subtracted once for each time
 * @param biases added to logits, by token
 * @param seed of the randomness
 */
public record SamplingParameters(
        double temperature,
        double topP,
        OptionalInt topK,
        double presencePenalty,
        double frequencyPenalty,
        Map<Integer, Float> biases,
        long seed) {

    /** An odd constant that spreads neighbouring sequence numbers over all bits. */
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    public SamplingParameters {
        biases = Map.copyOf(biases);
        if (!(temperature >= 0)) {
            throw new IllegalArgumentException("temperature must not be negative, but is " + temperature);
        }
        if (!(topP >= 0 && topP <= 1)) {
            throw new IllegalArgumentException("top_p must be in [0, 1], but is " + topP);
        }
        if (topK.isPresent() && topK.getAsInt() < 1) {
            throw new IllegalArgumentException("top_k must be positive, but is " + topK.getAsInt());
        }
    }

    /** The most probable token always. */
    public static SamplingParameters greedy() {
        return new SamplingParameters(0, 1, OptionalInt.empty(), 0, 0, Map.of(), 0);
    }

    /**
     * The sampler of one sequence of the request. Penalties and biases come first, then temperature, top-k and top-p.
     *
     * @param sequence its number within the request
     */
    public Sampler sampler(int sequence) {
        TokenCounts counts = new TokenCounts();
        Sampler sampler = temperature == 0 ? Sampler.greedy() : drawing(sequence);
        if (!biases.isEmpty()) {
            sampler = sampler.after(LogitAdjustment.bias(biases));
        }
        if (presencePenalty != 0 || frequencyPenalty != 0) {
            sampler = sampler.after(LogitAdjustment.penalties(counts, presencePenalty, frequencyPenalty));
        }
        return sampler.notingIn(counts);
    }

    /** Built from the end to the beginning: the adjustment that is put last comes first. */
    private Sampler drawing(int sequence) {
        Sampler sampler = Sampler.drawing(new SplittableRandom(seed + sequence * GOLDEN_GAMMA));
        if (topP < 1) {
            sampler = sampler.after(LogitAdjustment.topP(topP));
        }
        if (topK.isPresent()) {
            sampler = sampler.after(LogitAdjustment.topK(topK.getAsInt()));
        }
        return temperature == 1 ? sampler : sampler.after(LogitAdjustment.temperature(temperature));
    }
}
