package dev.athanor.transformer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;
import dev.athanor.transformer.weights.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxModelTest {

    private static final int VOCABULARY = 40;
    private static final Gpt2 MODEL = new Gpt2(new Gpt2Config(VOCABULARY, 32, 2, 4, 32, 0.0, true));
    private static final Weights WEIGHTS = RandomWeights.of(MODEL, 5);
    private static final int[] TOKENS = {7, 39, 0, 12, 12, 25, 3, 8};

    @Test
    void tokensBeforeDoNotSeeTheTokensAfter() {
        try (OnnxModel model = OnnxModel.open(OnnxFile.toBytes(OnnxProgram.wholeSequence(MODEL), WEIGHTS), 1)) {
            float[] whole = model.logits(TOKENS);

            float[] start = model.logits(Arrays.copyOf(TOKENS, 3));

            assertThat(start).containsExactly(Arrays.copyOf(whole, 3 * VOCABULARY), within(1e-5f));
        }
    }

    @Test
    void rowsOfABatchDoNotSeeEachOther() {
        try (OnnxModel model = OnnxModel.open(OnnxFile.toBytes(OnnxProgram.wholeSequence(MODEL), WEIGHTS), 1)) {
            int[] other = {1, 2, 3, 4, 5, 6, 7, 8};

            float[] together = model.logits(other, TOKENS);

            float[] second = Arrays.copyOfRange(together, together.length / 2, together.length);
            assertThat(second).containsExactly(model.logits(TOKENS), within(1e-5f));
        }
    }

    @Test
    void callerWithAGrowingPastGetsTheSameLogits() throws OrtException {
        byte[] graph = OnnxFile.toBytes(OnnxProgram.withCache(MODEL), WEIGHTS);
        try (GrowingPast caller = new GrowingPast(graph);
                OnnxModel whole = OnnxModel.open(graph, 1)) {
            float[] expected = whole.logits(TOKENS);

            caller.read(Arrays.copyOf(TOKENS, 3));
            for (int position = 3; position < TOKENS.length; position++) {
                float[] scores = caller.read(TOKENS[position]);

                float[] wanted = Arrays.copyOfRange(expected, position * VOCABULARY, (position + 1) * VOCABULARY);
                assertThat(scores).containsExactly(wanted, within(1e-5f));
            }
        }
    }

    @Test
    void queryHeadsShareKeysAndValuesAlikeInBothGraphs() {
        Llama model = new Llama(LlamaConfig.of(VOCABULARY, 32, 2, 6, 2, 48, 64, true));
        Weights weights = RandomWeights.of(model, 9);
        try (OnnxModel plain = OnnxModel.open(OnnxFile.toBytes(OnnxProgram.wholeSequence(model), weights), 1);
                OnnxModel cached = OnnxModel.open(OnnxFile.toBytes(OnnxProgram.withCache(model), weights), 1)) {
            assertThat(plain.logits(TOKENS)).containsExactly(cached.logits(TOKENS), within(1e-5f));
        }
    }

    static Stream<LanguageModel> modelsOfOddHeadSizes() {
        return Stream.of(
                new Gpt2(new Gpt2Config(VOCABULARY, 32, 2, 3, 33, 0.0, true)),
                new Llama(LlamaConfig.of(VOCABULARY, 32, 2, 4, 2, 40, 64, false)));
    }

    @ParameterizedTest
    @MethodSource("modelsOfOddHeadSizes")
    void headsOfAnySizeHaveACache(LanguageModel model) {
        Weights weights = RandomWeights.of(model, 2);
        try (OnnxModel plain = OnnxModel.open(OnnxFile.toBytes(OnnxProgram.wholeSequence(model), weights), 1);
                CachedModel cached = CachedModel.open(OnnxFile.toBytes(OnnxProgram.withCache(model), weights), 1, 1)) {
            CachedSequence sequence = cached.prefill(Arrays.copyOf(TOKENS, 5));
            cached.decode(Map.of(sequence, TOKENS[5]));

            float[] whole = plain.logits(Arrays.copyOf(TOKENS, 6));
            float[] scores = new float[VOCABULARY];
            sequence.logits().get(scores);
            assertThat(scores).containsExactly(Arrays.copyOfRange(whole, 5 * VOCABULARY, whole.length), within(1e-4f));
        }
    }

    @Test
    void sequencesOfDifferentLengthsAreRefused() {
        try (OnnxModel model = OnnxModel.open(OnnxFile.toBytes(OnnxProgram.wholeSequence(MODEL), WEIGHTS), 1)) {
            assertThatThrownBy(() -> model.logits(new int[3], new int[4]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("sequences of 3 and 4 tokens cannot be read together");
        }
    }

    /** Runs a graph as Optimum does: what comes out as present goes in as past, one token longer each time. */
    private static final class GrowingPast implements AutoCloseable {

        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession session;
        private final Map<String, OnnxTensor> past = new HashMap<>();
        private int length;

        GrowingPast(byte[] graph) throws OrtException {
            session = environment.createSession(graph);
            for (int layer = 0; layer < 2; layer++) {
                past.put(CacheNames.pastKey(layer), empty());
                past.put(CacheNames.pastValue(layer), empty());
            }
        }

        private OnnxTensor empty() throws OrtException {
            return OnnxTensor.createTensor(environment, FloatBuffer.allocate(0), new long[] {1, 4, 0, 8});
        }

        /** Reads tokens and scores the one after the last. */
        float[] read(int... tokens) throws OrtException {
            Map<String, OnnxTensor> inputs = new HashMap<>(past);
            inputs.put(
                    CacheNames.INPUT_IDS,
                    longs(Arrays.stream(tokens).asLongStream().toArray()));
            inputs.put(CacheNames.POSITION_IDS, longs(range(length, length + tokens.length)));
            length += tokens.length;
            long[] mask = new long[length];
            Arrays.fill(mask, 1);
            inputs.put(CacheNames.ATTENTION_MASK, longs(mask));
            try (OrtSession.Result result = session.run(inputs)) {
                inputs.values().forEach(OnnxTensor::close);
                for (int layer = 0; layer < 2; layer++) {
                    past.put(CacheNames.pastKey(layer), copy(result, CacheNames.presentKey(layer)));
                    past.put(CacheNames.pastValue(layer), copy(result, CacheNames.presentValue(layer)));
                }
                FloatBuffer scores = tensor(result, CacheNames.LOGITS).getFloatBuffer();
                float[] last = new float[VOCABULARY];
                scores.get(scores.remaining() - VOCABULARY, last);
                return last;
            }
        }

        private OnnxTensor longs(long... numbers) throws OrtException {
            return OnnxTensor.createTensor(environment, new long[][] {numbers});
        }

        private OnnxTensor copy(OrtSession.Result result, String name) throws OrtException {
            OnnxTensor tensor = tensor(result, name);
            assertThat(tensor.getInfo().getShape()).containsExactly(1, 4, length, 8);
            return OnnxTensor.createTensor(
                    environment, tensor.getFloatBuffer(), tensor.getInfo().getShape());
        }

        private static OnnxTensor tensor(OrtSession.Result result, String name) {
            return (OnnxTensor) result.get(name).orElseThrow();
        }

        private static long[] range(int from, int to) {
            return LongStream.range(from, to).toArray();
        }

        @Override
        public void close() throws OrtException {
            past.values().forEach(OnnxTensor::close);
            session.close();
        }
    }
}
