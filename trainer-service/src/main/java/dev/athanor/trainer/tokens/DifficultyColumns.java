package dev.athanor.trainer.tokens;

import java.util.List;
import java.util.Objects;

/** How difficult what is trained on is, block by block of a text or sample by sample. Safe for use by several threads. */
public final class DifficultyColumns {

    private final List<ShardDifficulty> shards;
    private final long[] tokenStarts;
    private final long[] rowStarts;

    DifficultyColumns(List<ShardDifficulty> shards) {
        this.shards = List.copyOf(shards);
        this.tokenStarts = new long[shards.size() + 1];
        this.rowStarts = new long[shards.size() + 1];
        for (int i = 0; i < shards.size(); i++) {
            tokenStarts[i + 1] = tokenStarts[i] + shards.get(i).tokens();
            rowStarts[i + 1] = rowStarts[i] + shards.get(i).rows();
        }
    }

    /**
     * Of a window of a text. A block that lies in it only partly counts in part.
     *
     * @param from position of its first token
     * @param length of the window, in tokens
     */
    public Difficulty ofTokens(long from, long length) {
        Objects.checkFromIndexSize(from, length, tokenStarts[shards.size()]);
        Difficulty sum = Difficulty.NONE;
        for (int shard = 0; shard < shards.size(); shard++) {
            long begin = Math.max(from, tokenStarts[shard]);
            long end = Math.min(from + length, tokenStarts[shard + 1]);
            if (begin < end) {
                sum = sum.plus(shards.get(shard).ofTokens(begin - tokenStarts[shard], end - tokenStarts[shard]));
            }
        }
        return sum;
    }

    /** Of a sample. */
    public Difficulty ofSample(long sample) {
        Objects.checkIndex(sample, rowStarts[shards.size()]);
        int shard = 0;
        while (sample >= rowStarts[shard + 1]) {
            shard++;
        }
        return shards.get(shard).row(sample - rowStarts[shard], 1);
    }
}
