package dev.athanor.trainer.difficulty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Orders that nobody had to measure. */
public final class EasiestFirstFiles {

    private EasiestFirstFiles() {}

    /** The easiest window is the first of the text. */
    public static EasiestFirst inTheOrderOfTheText(int windows) throws IOException {
        ByteBuffer order = ByteBuffer.allocate(windows * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int window = 0; window < windows; window++) {
            order.putInt(window);
        }
        Path file = Files.createTempFile("windows", ".order");
        try {
            Files.write(file, order.array());
            return EasiestFirst.open(file);
        } finally {
            // What is mapped stays readable without its name.
            Files.delete(file);
        }
    }
}
