package dev.athanor.trainer.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The samples of several shards read as one sequence. */
final class SampleShards implements Samples {

    private final List<? extends Samples> shards;
    private final long[] starts;

    SampleShards(List<? extends Samples> shards) {
        this.shards = List.copyOf(shards);
        this.starts = new long[shards.size() + 1];
        for (int shard = 0; shard < shards.size(); shard++) {
            starts[shard + 1] = starts[shard] + shards.get(shard).count();
        }
    }

    @Override
    public long count() {
        return starts[shards.size()];
    }

    @Override
    public int[] sequence(long sample, int which) {
        int shard = shardOf(sample);
        return shards.get(shard).sequence(sample - starts[shard], which);
    }

    @Override
    public int length(long sample) {
        int shard = shardOf(sample);
        return shards.get(shard).length(sample - starts[shard]);
    }

    @Override
    public int label(long sample) {
        int shard = shardOf(sample);
        return shards.get(shard).label(sample - starts[shard]);
    }

    /** The last one that starts there or before: a shard without samples starts where the next one does. */
    private int shardOf(long sample) {
        Objects.checkIndex(sample, count());
        int found = Arrays.binarySearch(starts, sample);
        int shard = found < 0 ? -found - 2 : found;
        while (starts[shard + 1] == starts[shard]) {
            shard++;
        }
        return shard;
    }
}
