package dev.athanor.data.preview;

import dev.athanor.contracts.address.Manifest;
import dev.athanor.exchange.store.ArtifactStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a few tokens out of files of any size. */
final class TokenReader {

    private final ArtifactStore store;
    private final String prefix;
    private final List<Manifest.Entry> shards;
    private final int bytesPerToken;

    /**
     * @param prefix of the version's folder
     * @param shards the files of one part, in their order
     */
    TokenReader(ArtifactStore store, String prefix, List<Manifest.Entry> shards, int bytesPerToken) {
        this.store = store;
        this.prefix = prefix;
        this.shards = shards;
        this.bytesPerToken = bytesPerToken;
    }

    long totalTokens() {
        return shards.stream().mapToLong(Manifest.Entry::bytes).sum() / bytesPerToken;
    }

    /** Tokens from {@code offset} on, fewer than {@code count} at the end. */
    List<Integer> read(long offset, int count) {
        List<Integer> tokens = new ArrayList<>(count);
        long from = offset;
        for (Manifest.Entry shard : shards) {
            long length = shard.bytes() / bytesPerToken;
            int wanted = (int) Math.min(count - tokens.size(), length - from);
            if (wanted > 0) {
                var numbers = new StoredNumbers(store, prefix + "/" + shard.name(), bytesPerToken);
                Arrays.stream(numbers.read(from, wanted)).forEach(token -> tokens.add((int) token));
            }
            from = Math.max(0, from - length);
        }
        return tokens;
    }
}
