package dev.athanor.data.sample;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Samples on disk. They are read in batches, between which the file is closed, so that an iteration may be given up.
 *
 * @param file as {@link SampleFileWriter} writes it
 * @param samples how many there are
 */
public record SampleFile(Path file, long samples) implements Iterable<Sample> {

    private static final long BATCH_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public Iterator<Sample> iterator() {
        return new Batches();
    }

    /** The texts alone, each with {@code ending} behind it. */
    public Iterable<String> texts(String ending) {
        return () -> new Texts(iterator(), ending);
    }

    private final class Batches implements Iterator<Sample> {

        private final Queue<Sample> batch = new ArrayDeque<>();
        private long position;
        private long left = samples;

        @Override
        public boolean hasNext() {
            return !batch.isEmpty() || left > 0;
        }

        @Override
        public Sample next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (batch.isEmpty()) {
                fill();
            }
            return batch.remove();
        }

        private void fill() {
            try (FileChannel channel =
                            FileChannel.open(file, StandardOpenOption.READ).position(position);
                    InputStream buffered = new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES);
                    DataInputStream in = new DataInputStream(buffered)) {
                long end = position + BATCH_BYTES;
                while (left > 0 && position < end) {
                    batch.add(read(in));
                    left--;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }

        private Sample read(DataInputStream in) throws IOException {
            int sequences = in.readByte();
            boolean labelled = in.readBoolean();
            position += 2;
            List<String> texts = new ArrayList<>(sequences);
            for (int sequence = 0; sequence < sequences; sequence++) {
                texts.add(text(in));
            }
            return new Sample(texts, labelled ? text(in) : null);
        }

        private String text(DataInputStream in) throws IOException {
            int bytes = in.readInt();
            position += Integer.BYTES + bytes;
            return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        }
    }

    /** Sequence by sequence. */
    private static final class Texts implements Iterator<String> {

        private final Iterator<Sample> rest;
        private final String ending;
        private Iterator<String> sequences = List.<String>of().iterator();

        Texts(Iterator<Sample> samples, String ending) {
            this.rest = samples;
            this.ending = ending;
        }

        @Override
        public boolean hasNext() {
            return sequences.hasNext() || rest.hasNext();
        }

        @Override
        public String next() {
            if (!sequences.hasNext()) {
                sequences = rest.next().sequences().iterator();
            }
            return sequences.next() + ending;
        }
    }
}
