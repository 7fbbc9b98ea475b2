package dev.athanor.data.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {

    @TempDir
    Path folder;

    @Test
    void rowsComeInTheirOrderWithTheirNumbers() throws IOException {
        var file = write("select 'text ' || i as text, i % 2 = 0 as label from range(5000) t(i)");

        var rows = read(file, List.of("text", "label"), false);

        assertThat(rows).hasSize(5000);
        assertThat(rows.getFirst().text("text")).isEqualTo("text 0");
        assertThat(rows.getLast().text("text")).isEqualTo("text 4999");
        assertThat(rows.getLast().label("label")).isEqualTo("false");
        assertThat(rows.getLast().place()).hasToString("Row 5000");
    }

    @Test
    void columnsThatNobodyAskedForAreLeftUnread() throws IOException {
        var file = write("select 'a' as text, 1 as \"other \"\"one\"\"\", [1.5, 'nan'::double] as numbers");

        assertThat(read(file, List.of("text"), false).getFirst().values()).hasToString("{\"text\":\"a\"}");
        assertThat(read(file, List.of("text"), true)
                        .getFirst()
                        .values()
                        .path("other \"one\"")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void listsOfStructsBecomeJson() throws IOException {
        var file = write(
                "select [{'role': 'user', 'content': 'Hi'}, {'role': 'assistant', 'content': 'Hello'}] as messages");

        var messages = read(file, List.of("messages"), false).getFirst().value("messages");

        assertThat(messages)
                .hasToString("[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"assistant\",\"content\":\"Hello\"}]");
    }

    @Test
    void textsObeyTheRulesOfOtherSources() throws IOException {
        var file = write("select 'one' || chr(13) || chr(10) || 'two' || chr(13) || 'three' as text");

        assertThat(read(file, List.of("text"), false).getFirst().text("text")).isEqualTo("one\ntwo\nthree");
        assertProblem(
                write("select 'a' as text union all select 'b' || chr(0)"),
                DatasetProblem.TEXT_IS_BINARY,
                "Row 2: a text has a zero byte");
    }

    /** More than DuckDB may hold at once, and than one would like to find in the heap. */
    @Test
    void tableThatIsLargerThanTheMemoryIsRead() throws IOException {
        var file = write("select repeat('abcdefghijklmnop', 256) || i as text from range(130000) t(i)");
        var characters = new AtomicLong();

        RowReader.of(SourceFormat.PARQUET, List.of("text"), false)
                .read(file, row -> characters.addAndGet(row.text("text").length()));

        assertThat(characters.get()).isGreaterThan(533_000_000);
    }

    @Test
    void columnOfAnotherTypeIsNamedWithIt() {
        assertProblem(
                write("select 'a'::blob as text"),
                DatasetProblem.VALUE_HAS_WRONG_TYPE,
                "The column 'text' has the type BLOB, but must hold texts");
        assertProblem(
                write("select timestamp '2026-01-01' as text"),
                DatasetProblem.VALUE_HAS_WRONG_TYPE,
                "The column 'text' has the type TIMESTAMP");
        assertProblem(
                write("select i as text from range(3) t(i)"),
                DatasetProblem.VALUE_HAS_WRONG_TYPE,
                "Row 1: 'text' is 0, but must be a text.");
    }

    @Test
    void columnThatIsMissingIsNamedWithThoseThereAre() {
        assertProblem(
                write("select 'a' as body, 1 as stars"),
                DatasetProblem.COLUMN_MISSING,
                "There is no column 'text'; the file has body, stars.");
        assertProblem(
                write("select 'a' as text union all select null"),
                DatasetProblem.COLUMN_MISSING,
                "Row 2: there is no 'text'.");
    }

    @Test
    void truncatedFileIsRefused() throws IOException {
        var file = write("select 'text ' || i as text from range(100000) t(i)");
        byte[] whole = Files.readAllBytes(file);

        assertProblem(
                Files.write(file, Arrays.copyOf(whole, whole.length / 2)),
                DatasetProblem.SOURCE_IS_DAMAGED,
                "The Parquet file cannot be read behind row 0: ");
        assertProblem(Files.write(file, new byte[0]), DatasetProblem.SOURCE_IS_DAMAGED, "The Parquet file");
        assertProblem(Files.writeString(file, "text\n"), DatasetProblem.SOURCE_IS_DAMAGED, "The Parquet file");
    }

    @Test
    void fileWhoseMiddleIsDamagedIsRefused() throws IOException {
        var file = write("select md5(i::varchar) as text from range(300000) t(i)");
        byte[] damaged = Files.readAllBytes(file);
        Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 4096, (byte) 0x55);

        assertProblem(Files.write(file, damaged), DatasetProblem.SOURCE_IS_DAMAGED, "The Parquet file cannot be read");
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        var file = write("select 'abcdefghXYZ' as text");
        byte[] bytes = Files.readAllBytes(file);
        var content =
                new String(bytes, StandardCharsets.ISO_8859_1).replace("abcdefghXYZ", "abcdefgh\u00ff\u00fe\u00fd");

        assertProblem(
                Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1)),
                DatasetProblem.TEXT_IS_NOT_UTF8,
                "Behind row 0 is a text that is not UTF-8");
    }

    @Test
    void rowThatWouldFillTheMemoryIsRefused() {
        assertProblem(
                write("select repeat('x', %d) as text".formatted(RowReader.LONGEST_ROW + 1)),
                DatasetProblem.ROW_TOO_LONG,
                "Row 1: is longer than 16777216 characters");
    }

    private void assertProblem(Path file, DatasetProblem problem, String message) {
        assertThatThrownBy(() -> read(file, List.of("text"), false).forEach(row -> row.text("text")))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageStartingWith(message);
    }

    private static List<Row> read(Path file, List<String> columns, boolean whole) throws IOException {
        List<Row> rows = new ArrayList<>();
        RowReader.of(SourceFormat.PARQUET, columns, whole).read(file, rows::add);
        return rows;
    }

    private Path write(String query) {
        return ParquetFiles.write(folder.resolve("rows.parquet"), query);
    }
}
