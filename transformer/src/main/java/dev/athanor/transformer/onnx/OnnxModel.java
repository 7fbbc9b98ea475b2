package dev.athanor.transformer.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import dev.athanor.transformer.model.ModelInput;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model that scores whole sequences; it runs graphs with a cache, from an empty one, as well as those without.
 *
 * <p>Holds native memory: whoever opens it closes it. Safe for use by several threads.
 */
public final class OnnxModel implements AutoCloseable {

    private final InferenceSession session;

    private OnnxModel(InferenceSession session) {
        this.session = session;
    }

    /**
     * Opens a file.
     *
     * @param threads that compute one operator together
     * @throws OnnxException if ONNX Runtime refuses it
     */
    public static OnnxModel open(Path file, int threads) {
        return new OnnxModel(InferenceSession.open(file, threads));
    }

    /** The same for a model in memory. */
    public static OnnxModel open(byte[] model, int threads) {
        return new OnnxModel(InferenceSession.open(model, threads));
    }

    /**
     * Scores the token after every prefix.
     *
     * @param sequences {@code [batch, time]}, at least one, all of the same length
     * @return {@code [batch, time, vocabulary]}, row-major
     */
    public float[] logits(int[]... sequences) {
        if (sequences.length == 0) {
            throw new IllegalArgumentException("there is no sequence to score");
        }
        return run(inputs(sequences));
    }

    /**
     * What a model of any kind scores; it has no cache.
     *
     * @param batch what it reads, {@code [batch, time]} each
     * @return row-major
     */
    public float[] scores(Map<ModelInput, long[][]> batch) {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        batch.forEach((input, rows) -> inputs.put(input.publicName(), tensor(rows)));
        return run(inputs);
    }

    /** Runs the graph and closes its inputs. */
    private float[] run(Map<String, OnnxTensor> inputs) {
        try (OrtSession.Result result = session.run(inputs, CacheNames.LOGITS, Map.of())) {
            FloatBuffer scores = ((OnnxTensor) result.get(CacheNames.LOGITS).orElseThrow()).getFloatBuffer();
            float[] logits = new float[scores.remaining()];
            scores.get(logits);
            return logits;
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(long[][] rows) {
        LongBuffer numbers = LongBuffer.allocate(rows.length * rows[0].length);
        for (long[] row : rows) {
            numbers.put(row);
        }
        return InferenceSession.tensor(numbers.flip(), rows.length, rows[0].length);
    }

    private Map<String, OnnxTensor> inputs(int[][] sequences) {
        int batch = sequences.length;
        int time = sequences[0].length;
        LongBuffer tokens = LongBuffer.allocate(batch * time);
        LongBuffer positions = LongBuffer.allocate(batch * time);
        LongBuffer mask = LongBuffer.allocate(batch * time);
        for (int[] sequence : sequences) {
            if (sequence.length != time) {
                throw new IllegalArgumentException(
                        "sequences of %d and %d tokens cannot be read together".formatted(time, sequence.length));
            }
            for (int position = 0; position < time; position++) {
                tokens.put(sequence[position]);
                positions.put(position);
                mask.put(1);
            }
        }
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        inputs.put(CacheNames.INPUT_IDS, InferenceSession.tensor(tokens.flip(), batch, time));
        if (session.hasInput(CacheNames.pastKey(0))) {
            inputs.put(CacheNames.POSITION_IDS, InferenceSession.tensor(positions.flip(), batch, time));
            inputs.put(CacheNames.ATTENTION_MASK, InferenceSession.tensor(mask.flip(), batch, time));
            addEmptyPast(inputs, batch);
        }
        return inputs;
    }

    private void addEmptyPast(Map<String, OnnxTensor> inputs, int batch) {
        for (int layer = 0; session.hasInput(CacheNames.pastKey(layer)); layer++) {
            long[] shape = session.inputShape(CacheNames.pastKey(layer)); // [batch, kvHeads, past, headDim]
            shape[0] = batch;
            shape[2] = 0;
            inputs.put(CacheNames.pastKey(layer), InferenceSession.tensor(FloatBuffer.allocate(0), shape));
            inputs.put(CacheNames.pastValue(layer), InferenceSession.tensor(FloatBuffer.allocate(0), shape));
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
