package dev.athanor.data.preview;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.address.Manifest;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.exchange.store.ArtifactStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a few samples of one part out of files of any size. */
final class SampleReader {

    private final ArtifactStore store;
    private final DatasetDescription description;
    private final DatasetAddress address;
    private final DatasetSplit split;
    private final long[] samplesPerShard;

    SampleReader(
            ArtifactStore store, DatasetDescription description, List<Manifest.Entry> objects, DatasetSplit split) {
        this.store = store;
        this.description = description;
        this.address = new DatasetAddress(description.name(), description.version());
        this.split = split;
        int bytesPerSample = Long.BYTES * description.form().sequencesPerSample();
        Map<String, Long> sizes =
                objects.stream().collect(Collectors.toMap(Manifest.Entry::name, Manifest.Entry::bytes));
        this.samplesPerShard = IntStream.iterate(0, shard -> sizes.containsKey(split.ends(shard)), shard -> shard + 1)
                .mapToLong(shard -> Objects.requireNonNull(sizes.get(split.ends(shard))) / bytesPerSample)
                .toArray();
    }

    /**
     * A sample as it is stored.
     *
     * @param sequences the ids, cut where they are too many
     * @param label its number
     */
    record Stored(List<List<Integer>> sequences, @Nullable Integer label) {
        Stored {
            sequences = List.copyOf(sequences);
        }
    }

    long totalSamples() {
        return Arrays.stream(samplesPerShard).sum();
    }

    /**
     * Samples from {@code first} on, fewer than {@code count} at the end.
     *
     * @param mostTokens of a sequence
     */
    List<Stored> read(long first, int count, int mostTokens) {
        List<Stored> samples = new ArrayList<>(count);
        long from = first;
        for (int shard = 0; shard < samplesPerShard.length; shard++) {
            int wanted = (int) Math.min(count - samples.size(), samplesPerShard[shard] - from);
            for (int sample = 0; sample < wanted; sample++) {
                samples.add(sample(shard, from + sample, mostTokens));
            }
            from = Math.max(0, from - samplesPerShard[shard]);
        }
        return samples;
    }

    private Stored sample(int shard, long number, int mostTokens) {
        int sequences = description.form().sequencesPerSample();
        long first = number * sequences;
        var ends = new StoredNumbers(store, address.ends(split, shard), Long.BYTES);
        long begin = first == 0 ? 0 : ends.read(first - 1, 1)[0];
        List<List<Integer>> ids = new ArrayList<>(sequences);
        for (long end : ends.read(first, sequences)) {
            ids.add(tokens(shard, begin, (int) Math.min(end - begin, mostTokens)));
            begin = end;
        }
        return new Stored(ids, description.form() == DatasetForm.LABELLED ? label(shard, number) : null);
    }

    private List<Integer> tokens(int shard, long from, int count) {
        var tokens = new StoredNumbers(
                store, address.tokens(split, shard), description.statistics().bytesPerToken());
        return Arrays.stream(tokens.read(from, count))
                .mapToObj(Math::toIntExact)
                .toList();
    }

    private int label(int shard, long number) {
        return (int) new StoredNumbers(store, address.labels(split, shard), Integer.BYTES).read(number, 1)[0];
    }
}
