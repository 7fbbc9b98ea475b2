package dev.athanor.trainer.difficulty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Measures all windows of a text and writes their order, easiest first. Reads the text once to count words, once to
 * measure; what it keeps in between lies in files.
 */
final class Measurement {

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;
    private static final int MEASURES = 3;

    /** Windows are told apart so finely; those that fall together keep the order of the text. */
    private static final int LEVELS = 1 << 16;

    private final Windows windows;
    private final Weights weights;
    private final Markers markers;

    Measurement(Windows windows, Weights weights, Markers markers) {
        this.windows = windows;
        this.weights = weights;
        this.markers = markers;
    }

    /**
     * Writes the order.
     *
     * @param scratch a folder for a file in between
     * @param order the file to write: an {@code int} a window
     */
    void write(Path scratch, Path order) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment values = map(scratch.resolve("measures"), windows.count() * MEASURES * Float.BYTES, arena);
            MemorySegment sorted = map(order, windows.count() * Integer.BYTES, arena);
            combine(values, measure(values));
            sort(values, sorted);
            sorted.force();
        }
    }

    /** values: {@code [windows, measures]}. */
    private Spread[] measure(MemorySegment values) {
        WordCounts counts = new WordCounts();
        for (long window = 0; window < windows.count(); window++) {
            windows.text(window).words().forEach(counts::add);
        }
        Spread[] spreads = {new Spread(), new Spread(), new Spread()};
        for (long window = 0; window < windows.count(); window++) {
            WindowText text = windows.text(window);
            double[] measures = {text.sentenceLength(), rarity(text, counts), markers.density(text.words())};
            for (int measure = 0; measure < MEASURES; measure++) {
                values.setAtIndex(FLOAT, window * MEASURES + measure, (float) measures[measure]);
                spreads[measure].add(measures[measure]);
            }
        }
        return spreads;
    }

    private static double rarity(WindowText text, WordCounts counts) {
        return text.words().stream().mapToDouble(counts::rarity).average().orElse(0);
    }

    /** Puts the weighted sum into the place of the first measure. */
    private void combine(MemorySegment values, Spread... spreads) {
        double[] factors = weights.asArray();
        for (long window = 0; window < windows.count(); window++) {
            double sum = 0;
            for (int measure = 0; measure < MEASURES; measure++) {
                sum += factors[measure]
                        * spreads[measure].standardize(values.getAtIndex(FLOAT, window * MEASURES + measure));
            }
            values.setAtIndex(FLOAT, window * MEASURES, (float) sum);
        }
    }

    /** A counting sort, stable and in two passes. */
    private void sort(MemorySegment values, MemorySegment sorted) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (long window = 0; window < windows.count(); window++) {
            float difficulty = difficulty(values, window);
            least = Math.min(least, difficulty);
            greatest = Math.max(greatest, difficulty);
        }
        double scale = greatest > least ? (LEVELS - 1) / ((double) greatest - least) : 0;
        long[] next = new long[LEVELS + 1];
        for (long window = 0; window < windows.count(); window++) {
            next[(int) ((difficulty(values, window) - least) * scale) + 1]++;
        }
        for (int level = 0; level < LEVELS; level++) {
            next[level + 1] += next[level];
        }
        for (long window = 0; window < windows.count(); window++) {
            int level = (int) ((difficulty(values, window) - least) * scale);
            sorted.setAtIndex(EasiestFirst.INT, next[level], (int) window);
            next[level]++;
        }
    }

    private static float difficulty(MemorySegment values, long window) {
        return values.getAtIndex(FLOAT, window * MEASURES);
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
