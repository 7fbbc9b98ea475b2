package dev.athanor.data.tokenize;

import dev.athanor.contracts.address.DatasetSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Writes samples of one part: tokens, where sequences end, and labels, in files of one number each. A sample is never
 * divided between shards; one that is longer than a shard has a shard of its own.
 */
final class SampleShards implements TokenOutput {

    private final Path folder;
    private final DatasetSplit split;
    private final long tokensPerShard;
    private final int bytesPerToken;
    private final List<Path> files = new ArrayList<>();
    private @Nullable Shard shard;
    private int shards;
    private long tokens;

    SampleShards(Path folder, DatasetSplit split, long tokensPerShard, int bytesPerToken) {
        this.folder = folder;
        this.split = split;
        this.tokensPerShard = tokensPerShard;
        this.bytesPerToken = bytesPerToken;
    }

    /**
     * Appends a sample.
     *
     * @param label its number; either all samples have one or none
     */
    void write(List<int[]> sequences, OptionalInt label) throws IOException {
        long length = sequences.stream().mapToLong(sequence -> sequence.length).sum();
        Shard open = shardFor(length, label.isPresent());
        for (int[] sequence : sequences) {
            open.write(sequence);
        }
        if (label.isPresent()) {
            open.label(label.getAsInt());
        }
        tokens += length;
    }

    private Shard shardFor(long length, boolean labelled) throws IOException {
        Shard open = shard;
        if (open == null || open.length + length > tokensPerShard) {
            close();
            open = new Shard(shards++, labelled);
            shard = open;
        }
        return open;
    }

    /** How many tokens were written. */
    @Override
    public long tokens() {
        return tokens;
    }

    /** The files so far; complete after {@link #close}. */
    @Override
    public List<Path> files() {
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        if (shard != null) {
            shard.close();
        }
    }

    /** The files of one number. */
    private final class Shard implements AutoCloseable {

        private final NumberFile content;
        private final NumberFile ends;
        private final @Nullable NumberFile labels;
        private long length;

        Shard(int number, boolean labelled) throws IOException {
            this.content = file(split.tokens(number), bytesPerToken);
            this.ends = file(split.ends(number), Long.BYTES);
            this.labels = labelled ? file(split.labels(number), Integer.BYTES) : null;
        }

        private NumberFile file(String name, int bytesPerNumber) throws IOException {
            Path path = folder.resolve(name);
            files.add(path);
            return new NumberFile(path, bytesPerNumber);
        }

        void write(int[] sequence) throws IOException {
            for (int id : sequence) {
                content.write(id);
            }
            length += sequence.length;
            ends.write(length);
        }

        void label(int number) throws IOException {
            if (labels == null) {
                throw new IllegalStateException("samples before this one had no label");
            }
            labels.write(number);
        }

        @Override
        public void close() throws IOException {
            content.close();
            ends.close();
            if (labels != null) {
                labels.close();
            }
        }
    }
}
