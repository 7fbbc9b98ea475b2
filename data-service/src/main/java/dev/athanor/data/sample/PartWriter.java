package dev.athanor.data.sample;

import dev.athanor.data.row.RowPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the samples of one part, and counts. */
final class PartWriter implements AutoCloseable {

    private final SampleFileWriter writer;
    private final LabelPlaces labels = new LabelPlaces();
    private long characters;
    private long bytes;

    PartWriter(Path file) throws IOException {
        this.writer = new SampleFileWriter(file);
    }

    /** @param place where its row begins */
    void write(Sample sample, RowPlace place) throws IOException {
        writer.write(sample);
        if (sample.label() != null) {
            labels.see(sample.label(), place);
        }
        for (String sequence : sample.sequences()) {
            characters += sequence.codePointCount(0, sequence.length());
            bytes += sequence.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** Unicode code points of all texts. */
    long characters() {
        return characters;
    }

    /** UTF-8 bytes of all texts. */
    long bytes() {
        return bytes;
    }

    LabelPlaces labels() {
        return labels;
    }

    /** What was written; complete after {@link #close}. */
    SampleFile samples() {
        return writer.written();
    }

    /** Hash of what was written, after {@link #close}. */
    String sha256() throws IOException {
        return writer.sha256();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
