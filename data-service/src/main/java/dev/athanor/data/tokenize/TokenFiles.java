package dev.athanor.data.tokenize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes tokens into files of limited length, one after the other. */
public final class TokenFiles implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final IntFunction<Path> shards;
    private final long tokensPerShard;
    private final int bytesPerToken;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final List<Path> files = new ArrayList<>();
    private @Nullable FileChannel channel;
    private long tokensInShard;
    private long tokens;

    /**
     * @param shards gives the path of a shard's file
     * @param tokensPerShard where the next file begins
     * @param bytesPerToken 2 or 4, see {@link #bytesPerToken}
     */
    public TokenFiles(IntFunction<Path> shards, long tokensPerShard, int bytesPerToken) {
        this.shards = shards;
        this.tokensPerShard = tokensPerShard;
        this.bytesPerToken = bytesPerToken;
    }

    /** The width of tokens in a file: 2 bytes for up to 65,536 of them, else 4. */
    public static int bytesPerToken(int vocabularySize) {
        return vocabularySize <= 1 << 16 ? 2 : 4;
    }

    /** Appends tokens. */
    public void write(int[] ids) throws IOException {
        for (int id : ids) {
            if (channel == null || tokensInShard == tokensPerShard) {
                nextShard();
            }
            if (buffer.remaining() < bytesPerToken) {
                drain();
            }
            put(id);
            tokensInShard++;
            tokens++;
        }
    }

    private void put(int id) {
        if (bytesPerToken == 2) {
            buffer.putShort((short) id);
        } else {
            buffer.putInt(id);
        }
    }

    private void nextShard() throws IOException {
        close();
        Path file = shards.apply(files.size());
        files.add(file);
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        tokensInShard = 0;
    }

    private void drain() throws IOException {
        buffer.flip();
        while (channel != null && buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** How many tokens were written. */
    public long tokens() {
        return tokens;
    }

    /** The files so far, in their order; complete after {@link #close}. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            drain();
            channel.close();
            channel = null;
        }
    }
}
