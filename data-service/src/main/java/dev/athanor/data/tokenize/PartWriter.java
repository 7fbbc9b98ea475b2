package dev.athanor.data.tokenize;

import dev.athanor.data.corpus.CorpusFacts;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes the files of a part. */
final class PartWriter implements AutoCloseable {

    private final NumberFile tokens;
    private final @Nullable NumberFile lengths;
    private final @Nullable NumberFile labels;

    private PartWriter(NumberFile tokens, @Nullable NumberFile lengths, @Nullable NumberFile labels) {
        this.tokens = tokens;
        this.lengths = lengths;
        this.labels = labels;
    }

    static PartWriter open(PartFiles files, CorpusFacts corpus, int bytesPerToken) throws IOException {
        var wanted = files.of(corpus);
        return new PartWriter(
                new NumberFile(files.tokens(), bytesPerToken),
                wanted.contains(files.lengths()) ? new NumberFile(files.lengths(), Integer.BYTES) : null,
                wanted.contains(files.labels()) ? new NumberFile(files.labels(), Integer.BYTES) : null);
    }

    void write(List<int[]> sequences, OptionalInt label) throws IOException {
        for (int[] sequence : sequences) {
            for (int id : sequence) {
                tokens.write(id);
            }
            if (lengths != null) {
                lengths.write(sequence.length);
            }
        }
        if (labels != null) {
            labels.write(label.orElseThrow());
        }
    }

    @Override
    public void close() throws IOException {
        tokens.close();
        if (lengths != null) {
            lengths.close();
        }
        if (labels != null) {
            labels.close();
        }
    }
}
