package dev.athanor.data.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.ParquetFiles;
import dev.athanor.data.source.SourceFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that nothing can be learnt from say why, and where. */
class UnusableTableTest {

    @TempDir
    Path folder;

    @Test
    void raggedRowIsNamed() throws IOException {
        assertProblem(
                SourceFormat.CSV,
                write("text,label\na,x\nb,y,z\n"),
                DatasetProblem.ROW_IS_RAGGED,
                "Line 3: has 3 fields, but the first line names 2");
    }

    @Test
    void bytesOfAnotherEncodingAreNamed() throws IOException {
        var latin = Files.write(
                folder.resolve("table"), "text,label\nGr\u00fc\u00dfe,x\n".getBytes(StandardCharsets.ISO_8859_1));
        var utf16 = Files.write(folder.resolve("other"), "text,label\na,x\n".getBytes(StandardCharsets.UTF_16LE));

        assertProblem(
                SourceFormat.CSV,
                latin,
                DatasetProblem.TEXT_IS_NOT_UTF8,
                "byte 13 (0xfc) in line 2 begins no character");
        assertProblem(SourceFormat.CSV, utf16, DatasetProblem.TEXT_IS_BINARY, "byte 1 is zero");
    }

    @Test
    void parquetColumnOfAnotherTypeIsNamed() {
        var file = ParquetFiles.write(folder.resolve("table"), "select 'a'::blob as text, 'x' as label");

        assertProblem(SourceFormat.PARQUET, file, DatasetProblem.VALUE_HAS_WRONG_TYPE, "'text' has the type BLOB");
    }

    @Test
    void truncatedParquetFileIsSaidToBeSo() throws IOException {
        var file = ParquetFiles.write(
                folder.resolve("table"), "select 'text ' || i as text, 'x' as label from range(1000) t(i)");
        byte[] whole = Files.readAllBytes(file);

        assertProblem(
                SourceFormat.PARQUET,
                Files.write(file, Arrays.copyOf(whole, whole.length - 100)),
                DatasetProblem.SOURCE_IS_DAMAGED,
                "Is it complete?");
    }

    @Test
    void lineOfTwoGigabytesIsRefusedSoonAndNeverHeld() throws IOException {
        var file = lineOf(2L << 30);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        var begun = Instant.now();

        assertProblem(
                SourceFormat.JSON_LINES,
                file,
                DatasetProblem.ROW_TOO_LONG,
                "Line 1: is longer than 16777216 characters");

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(500L << 20);
        assertThat(Files.size(folder.resolve("text"))).isLessThan(64L << 20);
    }

    @Test
    void partWithoutSamplesIsNamed() throws IOException {
        assertProblem(
                SourceFormat.CSV,
                write("text,label\na,x\n"),
                DatasetProblem.SPLIT_IS_EMPTY,
                "validationFraction 0.1 and splitSeed 0 leave none to");
    }

    @Test
    void jsonThatNestsTooDeeplyIsNamed() throws IOException {
        var deep = "{\"text\": \"a\", \"label\": \"x\", \"more\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertProblem(
                SourceFormat.JSON_LINES,
                write("{\"text\": \"a\", \"label\": \"x\"}\n" + deep),
                DatasetProblem.ROW_IS_MALFORMED,
                "Line 2: is no JSON: Document nesting depth");
    }

    private void assertProblem(SourceFormat format, Path file, DatasetProblem problem, String message) {
        var reading = new Reading(DatasetForm.LABELLED, format, Columns.ofLabelled("text", "label"), 0.1, 0, false);

        assertThatThrownBy(() -> new CorpusReader(reading, folder, share -> {}).read(List.of(new SourceFile("", file))))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(message);
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("table"), content);
    }

    private Path lineOf(long bytes) throws IOException {
        Path file = folder.resolve("table");
        byte[] piece = new byte[1 << 24];
        Arrays.fill(piece, (byte) 'x');
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long written = 0; written < bytes; written += piece.length) {
                out.write(ByteBuffer.wrap(piece));
            }
        }
        return file;
    }
}
