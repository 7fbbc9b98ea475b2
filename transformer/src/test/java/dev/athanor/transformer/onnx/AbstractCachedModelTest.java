package dev.athanor.transformer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.weights.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The cache's promise: whatever is opened, stepped and closed in whatever order, logits are those of the plain graph. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractCachedModelTest {

    static final int VOCABULARY = 40;
    static final int CONTEXT = 320;
    private static final Offset<Float> TOLERANCE = within(1e-4f);

    private final byte[] cachedGraph;
    private final byte[] plainGraph;
    private final OnnxModel plain;

    /** @param architecture of {@link #VOCABULARY} and {@link #CONTEXT} */
    AbstractCachedModelTest(LanguageModel architecture) {
        Weights weights = RandomWeights.of(architecture, 7);
        cachedGraph = OnnxFile.toBytes(OnnxProgram.withCache(architecture), weights);
        plainGraph = OnnxFile.toBytes(OnnxProgram.wholeSequence(architecture), weights);
        plain = OnnxModel.open(plainGraph, 1);
    }

    @AfterAll
    void close() {
        plain.close();
    }

    @Test
    void graphWithCacheFromAnEmptyPastEqualsTheGraphWithout() {
        try (OnnxModel cached = OnnxModel.open(cachedGraph, 1)) {
            int[][] batch = {tokens(1, 17), tokens(2, 17), tokens(3, 17)};

            float[] logits = cached.logits(batch);

            assertThat(logits).containsExactly(plain.logits(batch), TOLERANCE);
        }
    }

    @Test
    void prefillScoresTheTokenAfterThePrompt() {
        try (CachedModel model = CachedModel.open(cachedGraph, 2, 1)) {
            int[] prompt = tokens(4, 11);

            CachedSequence sequence = model.prefill(prompt);

            assertSame(sequence, prompt);
        }
    }

    @Test
    void promptOfSeveralPiecesIsReadAsOne() {
        try (CachedModel model = CachedModel.open(cachedGraph, 2, 1)) {
            int[] prompt = tokens(5, CONTEXT);

            CachedSequence sequence = model.prefill(prompt);

            assertSame(sequence, prompt);
            assertThat(sequence.isFull()).isTrue();
        }
    }

    @Test
    void sequencesOfDifferentLengthsTakeStepsTogether() {
        try (CachedModel model = CachedModel.open(cachedGraph, 3, 1)) {
            Twins twins = new Twins(model);
            twins.open(tokens(6, 30));
            twins.open(tokens(7, 2));
            twins.open(tokens(8, 9));

            for (int step = 0; step < 8; step++) {
                twins.step(step);
            }

            twins.assertAllSame();
        }
    }

    @Test
    void sequencesThatComeAndGoLeaveTheOthersAlone() {
        try (CachedModel model = CachedModel.open(cachedGraph, 4, 1)) {
            Twins twins = new Twins(model);
            Random random = new Random(11);
            for (int step = 0; step < 60; step++) {
                if (model.openSequences() < 4 && random.nextBoolean()) {
                    twins.open(tokens(step, 1 + random.nextInt(20)));
                }
                if (model.openSequences() > 1 && random.nextInt(4) == 0) {
                    twins.close(random.nextInt(model.openSequences()));
                }
                twins.assertAllSame();
                twins.step(step);
                twins.assertAllSame();
            }
        }
    }

    @Test
    void refusedStepChangesNothing() {
        try (CachedModel model = CachedModel.open(cachedGraph, 2, 1)) {
            Twins twins = new Twins(model);
            twins.open(tokens(1, 5));
            CachedSequence sequence = twins.sequences().getFirst();

            assertThatThrownBy(() -> model.decode(Map.of(sequence, VOCABULARY)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("token 40 is not in the vocabulary of 40 tokens");
            assertThatThrownBy(() -> model.decode(Map.of()))
                    .hasMessage("a step takes a token for each of the 1 open sequences, not for 0");
            twins.step(3);

            twins.assertAllSame();
        }
    }

    @Test
    void fullCacheAndFullSequenceAreRefused() {
        try (CachedModel model = CachedModel.open(cachedGraph, 1, 1)) {
            CachedSequence full = model.prefill(tokens(1, CONTEXT));

            assertThatThrownBy(() -> model.prefill(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("all 1 places of the cache are taken");
            assertThatThrownBy(() -> model.decode(Map.of(full, 1)))
                    .hasMessage("a sequence has reached the context length of 320 tokens");
            assertThatThrownBy(() -> model.prefill(tokens(1, CONTEXT + 1)))
                    .hasMessage("a prompt has 1 to 320 tokens, this one has 321");
        }
    }

    @Test
    void closedSequenceIsNoLongerRead() {
        try (CachedModel model = CachedModel.open(cachedGraph, 1, 1)) {
            CachedSequence sequence = model.prefill(1, 2, 3);

            sequence.close();
            sequence.close();

            assertThat(model.openSequences()).isZero();
            assertThatThrownBy(sequence::logits).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void sequencesEndWithTheirModel() {
        CachedModel model = CachedModel.open(cachedGraph, 1, 1);
        CachedSequence sequence = model.prefill(1, 2, 3);

        model.close();
        model.close();

        assertThatThrownBy(sequence::logits).isInstanceOf(IllegalStateException.class);
        sequence.close();
        assertThat(model.openSequences()).isZero();
    }

    @Test
    void modelWithoutACacheIsRefused() {
        assertThatThrownBy(() -> CachedModel.open(plainGraph, 1, 1))
                .isInstanceOf(OnnxException.class)
                .hasMessage("the model has no cache: it lacks the input past_key_values.0.key");
    }

    private static int[] tokens(long seed, int count) {
        return new Random(seed).ints(count, 0, VOCABULARY).toArray();
    }

    private void assertSame(CachedSequence sequence, int[] whole) {
        float[] all = plain.logits(whole); // [1, time, vocabulary]
        float[] expected = Arrays.copyOfRange(all, all.length - VOCABULARY, all.length);
        FloatBuffer scores = sequence.logits();
        float[] actual = new float[scores.remaining()];
        scores.get(actual);
        assertThat(sequence.length()).isEqualTo(whole.length);
        assertThat(actual).containsExactly(expected, TOLERANCE);
    }

    /** Sequences in the cache, each beside the tokens that it should hold. */
    private final class Twins {

        private final CachedModel model;
        private final Map<CachedSequence, int[]> whole = new HashMap<>();

        Twins(CachedModel model) {
            this.model = model;
        }

        List<CachedSequence> sequences() {
            return List.copyOf(whole.keySet());
        }

        void open(int[] prompt) {
            whole.put(model.prefill(prompt), prompt);
        }

        void close(int index) {
            CachedSequence sequence = sequences().get(index);
            sequence.close();
            whole.remove(sequence);
        }

        void step(int seed) {
            Random random = new Random(seed);
            Map<CachedSequence, Integer> next = new HashMap<>();
            whole.replaceAll((sequence, tokens) -> {
                int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
                longer[tokens.length] = random.nextInt(VOCABULARY);
                next.put(sequence, longer[tokens.length]);
                return longer;
            });
            model.decode(next);
        }

        void assertAllSame() {
            whole.forEach(AbstractCachedModelTest.this::assertSame);
        }
    }
}
