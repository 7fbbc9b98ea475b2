package dev.athanor.data.difficulty;

import dev.athanor.data.tokenize.NumberReader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes the samples of a shard one by one, the two sequences of a pair as one. */
final class SampleReader implements PieceReader {

    private final NumberReader tokens;
    private final NumberReader ends;
    private final int sequencesPerSample;
    private long sample;
    private long read;

    SampleReader(Path tokens, int bytesPerToken, Path ends, int sequencesPerSample) throws IOException {
        this.tokens = new NumberReader(tokens, bytesPerToken);
        this.ends = new NumberReader(ends, Long.BYTES);
        this.sequencesPerSample = sequencesPerSample;
    }

    @Override
    public @Nullable Piece next() throws IOException {
        long[] some = ends.readLongs(sequencesPerSample);
        if (some.length == 0) {
            return null;
        }
        long end = some[some.length - 1];
        int[] ids = tokens.read(Math.toIntExact(end - read));
        read = end;
        return new Piece(ids, sample++, 0, Integer.MAX_VALUE, true);
    }

    @Override
    public void close() throws IOException {
        tokens.close();
        ends.close();
    }
}
