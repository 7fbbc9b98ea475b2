import dev.athanor.transformer.torch.Batch;
import dev.athanor.transformer.torch.LabelledBatch;
import dev.athanor.transformer.torch.TokenBatch;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What our side trains on: a batch that is filled anew for each step, as the trainer fills its own. */
sealed interface Examples extends AutoCloseable {

    /** The share of tokens that a masked language model is asked for. */
    double MASKED = 0.15;

    /** Fills the batch. */
    Batch next();

    @Override
    void close();

    /** Examples of a configuration's kind. */
    static Examples of(Configuration configuration) {
        return configuration.isMasked() ? new Hidden(configuration) : new Text(configuration);
    }

    /** Windows of a token file. */
    final class Text implements Examples {

        private static final int FILE_TOKENS = 1 << 20;

        private final SplittableRandom random = new SplittableRandom(1);
        private final TokenBatch batch;
        private final MemorySegment tokens;

        Text(Configuration configuration) {
            batch = new TokenBatch(1, configuration.batch(), configuration.contextLength() + 1);
            var ids = new short[FILE_TOKENS];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = (short) random.nextInt(configuration.vocabularySize());
            }
            tokens = MemorySegment.ofArray(ids);
        }

        @Override
        public Batch next() {
            for (int row = 0; row < batch.rows(); row++) {
                batch.fillFromUint16(row, tokens, random.nextInt(FILE_TOKENS - batch.length()));
            }
            return batch;
        }

        @Override
        public void close() {
            batch.close();
        }
    }

    /** Whole sequences, some of whose tokens are asked for. */
    final class Hidden implements Examples {

        private final SplittableRandom random = new SplittableRandom(1);
        private final int vocabularySize;
        private final LabelledBatch batch;

        Hidden(Configuration configuration) {
            vocabularySize = configuration.vocabularySize();
            batch = new LabelledBatch(1, configuration.batch(), configuration.contextLength());
        }

        @Override
        public Batch next() {
            for (int row = 0; row < batch.rows(); row++) {
                int[] tokens = random.ints(batch.length(), 0, vocabularySize).toArray();
                batch.setTokens(row, tokens);
                batch.setLabels(row, Arrays.stream(tokens)
                        .map(token -> random.nextDouble() < MASKED ? token : (int) LabelledBatch.IGNORED)
                        .toArray());
            }
            return batch;
        }

        @Override
        public void close() {
            batch.close();
        }
    }
}
