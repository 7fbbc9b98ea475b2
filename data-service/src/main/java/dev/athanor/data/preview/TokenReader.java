package dev.athanor.data.preview;

import dev.athanor.contracts.address.Manifest;
import dev.athanor.exchange.store.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
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
        long from = offset * bytesPerToken;
        for (Manifest.Entry shard : shards) {
            long wanted = (long) (count - tokens.size()) * bytesPerToken;
            if (from < shard.bytes() && wanted > 0) {
                decode(read(shard, from, Math.min(wanted, shard.bytes() - from)), tokens);
            }
            from = Math.max(0, from - shard.bytes());
        }
        return tokens;
    }

    private byte[] read(Manifest.Entry shard, long from, long length) {
        try (InputStream content = store.open(prefix + "/" + shard.name(), from, length)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + prefix + "/" + shard.name(), e);
        }
    }

    private void decode(byte[] content, List<Integer> tokens) {
        var buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.remaining() >= bytesPerToken) {
            tokens.add(bytesPerToken == 2 ? Short.toUnsignedInt(buffer.getShort()) : buffer.getInt());
        }
    }
}
