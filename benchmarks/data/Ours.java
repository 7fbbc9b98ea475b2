import dev.athanor.transformer.tokenizer.BytePairTrainer;
import dev.athanor.transformer.tokenizer.BytePairVocabulary;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Athanor's side: what the data service does between a cleaned text and its tokens. */
final class Ours {

    private final List<String> pieces;
    private final int threads;
    private List<int[]> ids = List.of();

    /** @param pieces as the data service reads them, of about a megabyte */
    Ours(List<String> pieces, int threads) {
        this.pieces = pieces;
        this.threads = threads;
    }

    /** A vocabulary and the seconds that it took. */
    record Trained(BytePairVocabulary vocabulary, double seconds) {}

    Trained train(int vocabularySize) {
        long start = System.nanoTime();
        var vocabulary = new BytePairTrainer(
                        vocabularySize,
                        BytePairTrainer.USUAL_MINIMUM_FREQUENCY,
                        List.of(BytePairVocabulary.END_OF_TEXT),
                        threads)
                .train(pieces);
        return new Trained(vocabulary, (System.nanoTime() - start) / 1e9);
    }

    /** Encodes all pieces, one after the other; each is encoded by several threads. */
    double encode(Tokenizer tokenizer) {
        ids = List.of();
        long start = System.nanoTime();
        ids = pieces.stream().map(tokenizer::encode).toList();
        return (System.nanoTime() - start) / 1e9;
    }

    /** The number of ids of the last encoding and the SHA-256 of all, as little-endian {@code uint32}. */
    String ids() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            long count = 0;
            for (int[] part : ids) {
                var bytes = ByteBuffer.allocate(part.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asIntBuffer().put(part);
                digest.update(bytes);
                count += part.length;
            }
            return count + " " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
