package dev.athanor.serving.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SamplingLawsTest {

    @Provide
    Arbitrary<float[]> logits() {
        return Arbitraries.floats()
                .between(-20, 20)
                .array(float[].class)
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Double> shares() {
        return Arbitraries.integers().between(0, 999).map(thousandths -> thousandths / 1000.0);
    }

    @Property
    void greedyTakesTheGreatestAndOfEqualsTheFirst(@ForAll("logits") float[] logits) {
        int token = Sampler.greedy().choose(logits.clone());

        for (int other = 0; other < logits.length; other++) {
            assertThat(logits[other]).isLessThanOrEqualTo(logits[token]);
            assertThat(other < token && logits[other] == logits[token]).isFalse();
        }
    }

    @Property
    void topKLeavesExactlyTheKMostProbable(
            @ForAll("logits") float[] logits, @ForAll @IntRange(min = 1, max = 70) int k) {
        float[] adjusted = logits.clone();

        LogitAdjustment.topK(k).adjust(adjusted);

        List<Integer> expected = ranking(logits).subList(0, Math.min(k, logits.length));
        assertThat(left(adjusted)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property
    void topPLeavesTheSmallestSetThatHoldsP(@ForAll("logits") float[] logits, @ForAll("shares") double p) {
        float[] adjusted = logits.clone();

        LogitAdjustment.topP(p).adjust(adjusted);

        double[] probabilities = softmax(logits);
        List<Integer> kept = left(adjusted);
        assertThat(kept).containsExactlyInAnyOrderElementsOf(ranking(logits).subList(0, kept.size()));
        double held = kept.stream().mapToDouble(token -> probabilities[token]).sum();
        double least =
                kept.stream().mapToDouble(token -> probabilities[token]).min().orElseThrow();
        assertThat(held).isGreaterThanOrEqualTo(p - 1e-5);
        assertThat(kept.size() == 1 || held - least < p + 1e-5).isTrue();
    }

    @Property
    void whatIsLeftKeepsItsLogits(@ForAll("logits") float[] logits, @ForAll("shares") double p) {
        float[] adjusted = logits.clone();

        LogitAdjustment.topP(p).adjust(adjusted);

        left(adjusted).forEach(token -> assertThat(adjusted[token]).isEqualTo(logits[token]));
    }

    @Property
    void theSameSeedAndSequenceGiveTheSameTokens(
            @ForAll("logits") float[] logits, @ForAll long seed, @ForAll @IntRange(max = 5) int sequence) {
        SamplingParameters parameters =
                new SamplingParameters(0.8, 0.9, OptionalInt.of(20), 0.5, 0.5, Map.of(0, 1f), seed);

        assertThat(tokens(parameters.sampler(sequence), logits))
                .isEqualTo(tokens(parameters.sampler(sequence), logits));
    }

    @Property
    void anyTemperatureGivesATokenOfTheVocabulary(
            @ForAll("logits") float[] logits, @ForAll @IntRange(min = 0, max = 300) int zeros) {
        double temperature = 2 * Math.pow(10, -zeros);
        SamplingParameters parameters = new SamplingParameters(temperature, 1, OptionalInt.empty(), 0, 0, Map.of(), 7);

        assertThat(parameters.sampler(0).choose(logits.clone())).isBetween(0, logits.length - 1);
    }

    @Property(tries = 20)
    void tokensAreDrawnAsOftenAsTheirProbabilitySays(@ForAll("logits") float[] logits, @ForAll long seed) {
        Sampler sampler = Sampler.drawing(new SplittableRandom(seed));
        int draws = 4000;
        int[] counts = new int[logits.length];

        for (int draw = 0; draw < draws; draw++) {
            counts[sampler.choose(logits.clone())]++;
        }

        double[] probabilities = softmax(logits);
        for (int token = 0; token < logits.length; token++) {
            double deviation = Math.sqrt(draws * probabilities[token] * (1 - probabilities[token]));
            assertThat((double) counts[token])
                    .isBetween(
                            draws * probabilities[token] - 6 * deviation - 1,
                            draws * probabilities[token] + 6 * deviation + 1);
        }
    }

    @Property
    void sequencesOfOneRequestDiffer(@ForAll long seed) {
        SamplingParameters parameters = new SamplingParameters(1, 1, OptionalInt.empty(), 0, 0, Map.of(), seed);
        float[] flat = new float[1000];

        assertThat(tokens(parameters.sampler(0), flat)).isNotEqualTo(tokens(parameters.sampler(1), flat));
    }

    private static List<Integer> tokens(Sampler sampler, float[] logits) {
        return IntStream.range(0, 16)
                .mapToObj(step -> sampler.choose(logits.clone()))
                .toList();
    }

    private static List<Integer> left(float[] logits) {
        return IntStream.range(0, logits.length)
                .filter(token -> logits[token] > Float.NEGATIVE_INFINITY)
                .boxed()
                .toList();
    }

    private static List<Integer> ranking(float[] logits) {
        return IntStream.range(0, logits.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer token) -> -logits[token])
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static double[] softmax(float[] logits) {
        double greatest = IntStream.range(0, logits.length)
                .mapToDouble(token -> logits[token])
                .max()
                .orElseThrow();
        double[] weights = IntStream.range(0, logits.length)
                .mapToDouble(token -> Math.exp(logits[token] - greatest))
                .toArray();
        double sum = IntStream.range(0, weights.length)
                .mapToDouble(token -> weights[token])
                .sum();
        return IntStream.range(0, weights.length)
                .mapToDouble(token -> weights[token] / sum)
                .toArray();
    }
}
