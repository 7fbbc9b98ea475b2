package dev.athanor.data.sample;

import dev.athanor.exchange.store.Sha256;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes samples to disk: how many sequences, whether there is a label, then each sequence and the label as its length
 * and its UTF-8.
 */
public final class SampleFileWriter implements AutoCloseable {

    private final Path file;
    private final DataOutputStream out;
    private long samples;

    public SampleFileWriter(Path file) throws IOException {
        this.file = file;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /** Appends a sample. */
    public void write(Sample sample) throws IOException {
        out.writeByte(sample.sequences().size());
        out.writeBoolean(sample.label() != null);
        for (String sequence : sample.sequences()) {
            write(sequence);
        }
        if (sample.label() != null) {
            write(sample.label());
        }
        samples++;
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** What was written; complete after {@link #close}. */
    public SampleFile written() {
        return new SampleFile(file, samples);
    }

    /** Hash of what was written, after {@link #close}. */
    String sha256() throws IOException {
        return Sha256.of(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
