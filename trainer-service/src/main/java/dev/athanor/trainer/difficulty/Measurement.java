package dev.athanor.trainer.difficulty;

import dev.athanor.trainer.tokens.Difficulty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Weighs the measures of all windows or samples and writes their order, easiest first. What it keeps in between lies in a file. */
final class Measurement {

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    private static final int MEASURES = 3;

    /** Difficulties are told apart so finely; those that fall together keep the order of the dataset. */
    private static final int LEVELS = 1 << 16;

    private final Units units;
    private final Weights weights;

    Measurement(Units units, Weights weights) {
        this.units = units;
        this.weights = weights;
    }

    /**
     * Writes the order.
     *
     * @param scratch a folder for a file in between
     * @param order the file to write: an {@code int} each
     */
    void write(Path scratch, Path order) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment values = map(scratch.resolve("measures"), units.count() * MEASURES * Float.BYTES, arena);
            MemorySegment sorted = map(order, units.count() * Integer.BYTES, arena);
            combine(values, measure(values));
            sort(values, sorted);
            sorted.force();
        }
    }

    /** values: {@code [units, measures]}. */
    private Spread[] measure(MemorySegment values) {
        Spread[] spreads = {new Spread(), new Spread(), new Spread()};
        for (long unit = 0; unit < units.count(); unit++) {
            Difficulty difficulty = units.difficulty().apply(unit);
            double[] measures = {difficulty.sentenceLength(), difficulty.meanRarity(), difficulty.markerDensity()};
            for (int measure = 0; measure < MEASURES; measure++) {
                values.setAtIndex(FLOAT, unit * MEASURES + measure, (float) measures[measure]);
                spreads[measure].add(measures[measure]);
            }
        }
        return spreads;
    }

    /** Puts the weighted sum into the place of the first measure. */
    private void combine(MemorySegment values, Spread... spreads) {
        double[] factors = weights.asArray();
        for (long unit = 0; unit < units.count(); unit++) {
            double sum = 0;
            for (int measure = 0; measure < MEASURES; measure++) {
                sum += factors[measure]
                        * spreads[measure].standardize(values.getAtIndex(FLOAT, unit * MEASURES + measure));
            }
            values.setAtIndex(FLOAT, unit * MEASURES, (float) sum);
        }
    }

    /** A counting sort, stable and in two passes. */
    private void sort(MemorySegment values, MemorySegment sorted) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (long unit = 0; unit < units.count(); unit++) {
            float difficulty = difficulty(values, unit);
            least = Math.min(least, difficulty);
            greatest = Math.max(greatest, difficulty);
        }
        double scale = greatest > least ? (LEVELS - 1) / ((double) greatest - least) : 0;
        long[] next = new long[LEVELS + 1];
        for (long unit = 0; unit < units.count(); unit++) {
            next[(int) ((difficulty(values, unit) - least) * scale) + 1]++;
        }
        for (int level = 0; level < LEVELS; level++) {
            next[level + 1] += next[level];
        }
        for (long unit = 0; unit < units.count(); unit++) {
            int level = (int) ((difficulty(values, unit) - least) * scale);
            sorted.setAtIndex(EasiestFirst.INT, next[level], (int) unit);
            next[level]++;
        }
    }

    private static float difficulty(MemorySegment values, long unit) {
        return values.getAtIndex(FLOAT, unit * MEASURES);
    }

    private static MemorySegment map(Path file, long bytes, Arena arena) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": is the disk full?", e);
        }
    }
}
