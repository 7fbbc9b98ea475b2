package dev.athanor.trainer.tokens;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Samples of one shard: its tokens, where its sequences end, and their labels, if they have some. */
final class SampleFile implements Samples {

    private static final ValueLayout.OfLong UINT64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt UINT32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Tokens tokens;
    private final MemorySegment ends;
    private final @Nullable MemorySegment labels;
    private final int sequencesPerSample;

    private SampleFile(Tokens tokens, MemorySegment ends, @Nullable MemorySegment labels, int sequencesPerSample) {
        this.tokens = tokens;
        this.ends = ends;
        this.labels = labels;
        this.sequencesPerSample = sequencesPerSample;
    }

    /**
     * Maps a shard's files for as long as {@code arena} lives.
     *
     * @param tokens of all sequences, one behind the other
     * @param ends positions behind each sequence's last token
     * @param labels one a sample, or null
     * @param sequencesPerSample 1, or 2 for pairs
     * @throws IOException if the files contradict each other
     */
    static SampleFile map(Tokens tokens, Path ends, @Nullable Path labels, int sequencesPerSample, Arena arena)
            throws IOException {
        var file = new SampleFile(
                tokens, map(ends, arena), labels == null ? null : map(labels, arena), sequencesPerSample);
        long bytes = file.count() * sequencesPerSample * Long.BYTES;
        if (file.ends.byteSize() != bytes || (file.count() > 0 && file.end(file.sequences() - 1) != tokens.count())) {
            throw new IOException(ends + " does not end where the tokens do");
        }
        if (file.labels != null && file.labels.byteSize() != file.count() * Integer.BYTES) {
            throw new IOException(
                    "%s has %d bytes for %d samples".formatted(labels, file.labels.byteSize(), file.count()));
        }
        return file;
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    @Override
    public long count() {
        return sequences() / sequencesPerSample;
    }

    private long sequences() {
        return ends.byteSize() / Long.BYTES;
    }

    @Override
    public int[] sequence(long sample, int which) {
        Objects.checkIndex(which, sequencesPerSample);
        long sequence = Objects.checkIndex(sample, count()) * sequencesPerSample + which;
        int[] copy = new int[lengthOf(sequence)];
        tokens.copy(begin(sequence), copy, 0, copy.length);
        return copy;
    }

    @Override
    public int length(long sample) {
        long first = Objects.checkIndex(sample, count()) * sequencesPerSample;
        return IntStream.range(0, sequencesPerSample)
                .map(which -> lengthOf(first + which))
                .max()
                .orElseThrow();
    }

    private int lengthOf(long sequence) {
        return Math.toIntExact(end(sequence) - begin(sequence));
    }

    private long begin(long sequence) {
        return sequence == 0 ? 0 : end(sequence - 1);
    }

    private long end(long sequence) {
        return ends.get(UINT64, sequence * Long.BYTES);
    }

    @Override
    public int label(long sample) {
        if (labels == null) {
            throw new IllegalStateException("pairs have no labels");
        }
        return labels.get(UINT32, Objects.checkIndex(sample, count()) * Integer.BYTES);
    }
}
