package dev.athanor.export.checkpoint;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The first file of what a dataset holds out, and where its sequences end.
 *
 * @param tokens of all sequences, one behind the other
 * @param ends for each sequence the position behind its last token, little-endian; not there for a text
 * @param sequencesPerSample 1, or 2 for pairs
 */
public record HeldOut(HeldOutTokens tokens, Path ends, int sequencesPerSample) {

    /**
     * The first samples.
     *
     * @param most how many, if there are so many
     * @return {@code [samples, sequencesPerSample]}, sequences of any length
     * @throws ImpossibleExportException if there is none
     */
    int[][][] samples(int most) throws IOException {
        try (FileChannel channel = FileChannel.open(ends, StandardOpenOption.READ)) {
            LongBuffer positions = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer();
            int count = Math.min(most, positions.capacity() / sequencesPerSample);
            if (count == 0) {
                throw new ImpossibleExportException(
                        "nothing-held-out", "The dataset's first held-out file has no sample to compare on.");
            }
            int[][][] samples = new int[count][sequencesPerSample][];
            for (int sequence = 0; sequence < count * sequencesPerSample; sequence++) {
                long begin = sequence == 0 ? 0 : positions.get(sequence - 1);
                samples[sequence / sequencesPerSample][sequence % sequencesPerSample] =
                        tokens.range(begin, Math.toIntExact(positions.get(sequence) - begin));
            }
            return samples;
        }
    }
}
