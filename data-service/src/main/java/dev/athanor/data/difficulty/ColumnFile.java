package dev.athanor.data.difficulty;

import static dev.athanor.data.difficulty.PieceMeasures.COLUMNS;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes rows of little-endian {@code float32}. The last row stays open, since the next piece may belong to it, too. */
final class ColumnFile implements AutoCloseable {

    private final OutputStream out;
    private final ByteBuffer row = ByteBuffer.allocate(COLUMNS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private float[] open = new float[0];
    private long openRow;

    ColumnFile(Path file) throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
    }

    /**
     * Adds what a piece contributes.
     *
     * @param firstRow the open one or the one behind it
     * @param sums {@code [rows, COLUMNS]}
     */
    void add(long firstRow, float... sums) throws IOException {
        if (open.length > 0 && firstRow == openRow) {
            for (int column = 0; column < COLUMNS; column++) {
                sums[column] += open[column];
            }
        } else {
            write(open);
        }
        int last = sums.length - COLUMNS;
        for (int at = 0; at < last; at += COLUMNS) {
            write(Arrays.copyOfRange(sums, at, at + COLUMNS));
        }
        open = Arrays.copyOfRange(sums, last, sums.length);
        openRow = firstRow + last / COLUMNS;
    }

    private void write(float... values) throws IOException {
        row.clear();
        for (float value : values) {
            row.putFloat(value);
        }
        out.write(row.array(), 0, row.position());
    }

    @Override
    public void close() throws IOException {
        try (out) {
            write(open);
            open = new float[0];
        }
    }
}
