package dev.athanor.data.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.SourceFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever a cell holds, it comes back as it was written: separators, quotes, line ends and characters of any script. */
class RowReaderLawsTest {

    private static final List<String> COLUMNS = List.of("text", "a name, with \"quotes\"");

    private Path file;

    @BeforeTry
    void open() throws IOException {
        file = Files.createTempFile("rows", ".table");
    }

    @AfterTry
    void delete() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 300)
    void cellsOfCsvComeBack(@ForAll("rows") List<List<String>> rows) throws IOException {
        assertThat(read(SourceFormat.CSV, delimited(rows, ","))).isEqualTo(rows);
    }

    @Property(tries = 300)
    void cellsOfTsvComeBack(@ForAll("rows") List<List<String>> rows) throws IOException {
        assertThat(read(SourceFormat.TSV, delimited(rows, "\t"))).isEqualTo(rows);
    }

    @Property(tries = 300)
    void valuesOfJsonLinesComeBack(@ForAll("rows") List<List<String>> rows) throws IOException {
        assertThat(read(SourceFormat.JSON_LINES, lines(rows))).isEqualTo(rows);
    }

    @Property(tries = 300)
    void rowsAreCountedByTheLinesTheyBeginIn(@ForAll("rows") List<List<String>> rows) throws IOException {
        Files.writeString(file, delimited(rows, ","));
        List<Long> expected = new ArrayList<>();
        long line = 2;
        for (List<String> row : rows) {
            expected.add(line);
            line += 1
                    + row.stream()
                            .flatMapToInt(String::chars)
                            .filter(c -> c == '\n')
                            .count();
        }
        List<Long> places = new ArrayList<>();

        RowReader.of(SourceFormat.CSV, COLUMNS, false)
                .read(file, row -> places.add(row.place().number()));

        assertThat(places).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        return Arbitraries.of(
                        "a", "b c", ",", "\t", ";", "\"", "\"\"", "\n", "\\", "#", "'", "{", "é", "語", "😀", "\u2028")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts))
                .list()
                .ofSize(COLUMNS.size())
                .list()
                .ofMaxSize(20);
    }

    private static String delimited(List<List<String>> rows, String separator) {
        Function<List<String>, String> line = cells -> cells.stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(separator, "", "\n"));
        return line.apply(COLUMNS) + rows.stream().map(line).collect(Collectors.joining());
    }

    private static String lines(List<List<String>> rows) {
        var lines = new StringBuilder();
        for (List<String> row : rows) {
            var object = JsonFormat.mapper().createObjectNode();
            for (int column = 0; column < COLUMNS.size(); column++) {
                object.put(COLUMNS.get(column), row.get(column));
            }
            lines.append(object).append('\n');
        }
        return lines.toString();
    }

    private List<List<String>> read(SourceFormat format, String content) throws IOException {
        Files.writeString(file, content);
        List<List<String>> read = new ArrayList<>();
        RowReader.of(format, COLUMNS, false)
                .read(
                        file,
                        row -> read.add(COLUMNS.stream()
                                .map(column -> row.value(column).asText())
                                .toList()));
        return read;
    }
}
