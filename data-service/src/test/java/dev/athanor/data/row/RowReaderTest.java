package dev.athanor.data.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {

    @TempDir
    Path folder;

    @Test
    void jsonLinesGiveTheirValuesAndTheirLines() throws IOException {
        var rows = read(SourceFormat.JSON_LINES, "{\"text\": \"a\\nb\", \"n\": 1}\n\n{\"text\": \"é\"}");

        assertThat(rows).extracting(row -> row.place().number()).containsExactly(1L, 3L);
        assertThat(rows).extracting(row -> row.text("text")).containsExactly("a\nb", "é");
    }

    @Test
    void quotedFieldsHoldSeparatorsQuotesAndLineEnds() throws IOException {
        var rows = read(SourceFormat.CSV, "text,label\n\"one, \"\"two\"\"\nthree\",good\nfour,bad\n");

        assertThat(rows).extracting(row -> row.text("text")).containsExactly("one, \"two\"\nthree", "four");
        assertThat(rows).extracting(row -> row.label("label")).containsExactly("good", "bad");
        assertThat(rows).extracting(row -> row.place().number()).containsExactly(2L, 4L);
    }

    @Test
    void tabulatorsSeparateWhereTheFormatSaysSo() throws IOException {
        var rows = read(SourceFormat.TSV, "label\ttext\n1\tyes, it is\n");

        assertThat(rows).extracting(row -> row.text("text")).containsExactly("yes, it is");
        assertThat(rows).extracting(row -> row.label("label")).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"text": "a"}\\n{"text":          | ROW_IS_MALFORMED     | Line 2: is no JSON
            {"text": "a"} {"text": "b"}       | ROW_IS_MALFORMED     | Line 1: is no JSON
            {"text": "a", "text": "b"}        | ROW_IS_MALFORMED     | Line 1: is no JSON: Duplicate
            ["a"]                             | ROW_IS_MALFORMED     | Line 1: is no JSON object
            {"text": "a"}\\n\\n{"body": "b"}  | COLUMN_MISSING       | Line 3: there is no 'text'.
            {"text": null}                    | COLUMN_MISSING       | Line 1: there is no 'text'.
            {"text": "a"}\\n{"text": 3}       | VALUE_HAS_WRONG_TYPE | Line 2: 'text' is 3, but must be a text.
            {"text": " "}                     | VALUE_IS_EMPTY       | Line 1: 'text' is empty
            """)
    void jsonLineThatCannotBeReadIsNamed(String file, DatasetProblem problem, String message) {
        assertProblem(SourceFormat.JSON_LINES, file.replace("\\n", "\n"), problem, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            text,label\\na,1\\nb            | ROW_IS_RAGGED    | Line 3: has 1 fields, but the first line names 2
            text,label\\na,1\\nb,2,3        | ROW_IS_RAGGED    | Line 3: has 3 fields, but the first line names 2
            body,label\\na,1                | COLUMN_MISSING   | Line 1: there is no column 'text'; the first line names body, label.
            \\n\\n                        | COLUMN_MISSING   | There is no row at all
            text,text\\na,1                 | ROW_IS_MALFORMED | Line 1: two columns have one name: text, text.
            text,label\\na,1\\n"b"c,2       | ROW_IS_MALFORMED | Behind the row of line 2:
            text,label\\na,1\\n"b,2\\nc,3   | ROW_IS_MALFORMED | Behind the row of line 2:
            text,label\\n,1                 | VALUE_IS_EMPTY   | Line 2: 'text' is empty
            """)
    void rowThatCannotBeReadIsNamed(String file, DatasetProblem problem, String message) {
        assertProblem(SourceFormat.CSV, file.replace("\\n", "\n"), problem, message);
    }

    @Test
    void labelThatIsNoNameIsRefused() throws IOException {
        var rows = read(
                SourceFormat.JSON_LINES,
                "{\"label\": 1}\n{\"label\": true}\n{\"label\": \" x \"}\n{\"label\": 1.5}\n{\"label\": [1]}");

        assertThat(rows.subList(0, 3)).extracting(row -> row.label("label")).containsExactly("1", "true", "x");
        assertThatThrownBy(() -> rows.get(3).label("label"))
                .hasMessage("Line 4: 'label' is 1.5, but a label must be a text, a whole number, true or false.");
        assertThatThrownBy(() -> rows.get(4).label("label")).hasMessageContaining("Line 5");
    }

    @ParameterizedTest
    @CsvSource({"JSON_LINES, ROW_TOO_LONG, Line 1", "CSV, ROW_IS_MALFORMED, Behind the row of line 1"})
    void rowThatWouldFillTheMemoryIsRefused(SourceFormat format, DatasetProblem problem, String message)
            throws IOException {
        Path file = folder.resolve("rows");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("text,label\n\"".substring(format == SourceFormat.CSV ? 0 : 11));
            for (int i = 0; i <= RowReader.LONGEST_ROW / 1024; i++) {
                out.write("x".repeat(1024));
            }
        }

        assertThatThrownBy(() -> RowReader.of(format, List.of(), false).read(file, row -> {}))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageStartingWith(message);
    }

    private void assertProblem(SourceFormat format, String file, DatasetProblem problem, String message) {
        assertThatThrownBy(() -> read(format, file).forEach(row -> row.text("text")))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageStartingWith(message);
    }

    private List<Row> read(SourceFormat format, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("rows"), content);
        List<Row> rows = new ArrayList<>();
        RowReader.of(format, List.of("text"), false).read(file, rows::add);
        return rows;
    }
}
