package dev.athanor.data.tokenize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes tokens into files of limited length, one after the other. */
public final class TokenFiles implements TokenOutput {

    private final IntFunction<Path> shards;
    private final long tokensPerShard;
    private final int bytesPerToken;
    private final List<Path> files = new ArrayList<>();
    private @Nullable NumberFile shard;
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
            openShard().write(id);
            tokensInShard++;
            tokens++;
        }
    }

    private NumberFile openShard() throws IOException {
        NumberFile open = shard;
        if (open == null || tokensInShard == tokensPerShard) {
            close();
            Path file = shards.apply(files.size());
            files.add(file);
            open = new NumberFile(file, bytesPerToken);
            shard = open;
            tokensInShard = 0;
        }
        return open;
    }

    /** How many tokens were written. */
    @Override
    public long tokens() {
        return tokens;
    }

    /** The files so far, in their order; complete after {@link #close}. */
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
}
