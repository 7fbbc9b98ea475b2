package dev.athanor.data.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.event.Selection;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.ParquetFiles;
import dev.athanor.data.row.Row;
import dev.athanor.data.row.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectedRowsTest {

    private static final String LINES = """
            {"text": "a short one", "stars": 2, "messages": [{"role": "user", "content": "x"}]}
            {"text": "a somewhat longer one", "stars": 4, "lang": "en"}

            {"text": "und ein langer deutscher Text", "stars": 5, "lang": "de"}
            """;

    @TempDir
    Path folder;

    @Test
    void rowsThatTheConditionHoldsForAreTakenInTheirOrderWithTheirPlaces() throws IOException {
        var rows = select(SourceFormat.JSON_LINES, LINES, "length(text) > 20", null);

        assertThat(rows).extracting(row -> row.place().toString()).containsExactly("Line 2", "Line 4");
        assertThat(rows).extracting(row -> row.values().path("stars").asInt()).containsExactly(4, 5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lang = 'en'                      | Line 2
            lang is null                     | Line 1
            stars - 3 < 0                    | Line 1
            len(messages) > 0                | Line 1
            messages[1].role = 'user'        | Line 1
            text like '%deutsch%'            | Line 4
            regexp_matches(text, '^a.*one$') and stars > 2 | Line 2
            """)
    void conditionsSeeTheTypesOfJson(String where, String place) throws IOException {
        assertThat(select(SourceFormat.JSON_LINES, LINES, where, null))
                .extracting(row -> row.place().toString())
                .containsExactly(place);
    }

    @Test
    void columnsOfNumbersAreNumbersInDelimitedRows() throws IOException {
        var rows = "text,stars,share,good,code\na,10,0.5,true,007\nb,9,1e-1,false,x1\n\"c, d\",,,,\n";

        assertThat(texts(select(SourceFormat.CSV, rows, "stars > 9", null))).containsExactly("a");
        assertThat(texts(select(SourceFormat.CSV, rows, "share < 0.2", null))).containsExactly("b");
        assertThat(texts(select(SourceFormat.CSV, rows, "not good", null))).containsExactly("b");
        assertThat(texts(select(SourceFormat.CSV, rows, "code = '007'", null))).containsExactly("a");
        assertThat(texts(select(SourceFormat.CSV, rows, "stars is null", null))).containsExactly("c, d");
    }

    @Test
    void parquetRowsAreTakenByColumnsThatAreNotRead() throws IOException {
        var file = ParquetFiles.write(
                folder.resolve("rows.parquet"), "select 'text ' || i as text, i as number from range(100) t(i)");
        var all = RowReader.of(SourceFormat.PARQUET, List.of("text"), true);
        var selected =
                new SelectedRows(sink -> all.read(file, sink), new Selection("number >= 98", null, 0), true, folder);
        List<Row> rows = new ArrayList<>();

        selected.read(rows::add);

        assertThat(texts(rows)).containsExactly("text 98", "text 99");
        assertThat(selected.leftOut()).isEqualTo(98);
    }

    @Test
    void sampleIsAFunctionOfItsSeed() throws IOException {
        var lines = lines(2000);

        var one = texts(select(SourceFormat.JSON_LINES, lines, null, 100L, 7));

        assertThat(one).hasSize(100).doesNotHaveDuplicates();
        assertThat(texts(select(SourceFormat.JSON_LINES, lines, null, 100L, 7))).isEqualTo(one);
        assertThat(texts(select(SourceFormat.JSON_LINES, lines, null, 100L, 8))).isNotEqualTo(one);
        assertThat(texts(select(SourceFormat.JSON_LINES, lines, null, 5000L, 7)))
                .hasSize(2000);
        assertThat(one).isSortedAccordingTo((a, b) -> Integer.compare(number(a), number(b)));
    }

    @Test
    void sampleIsOfThoseThatTheConditionHoldsFor() throws IOException {
        var rows = texts(select(SourceFormat.JSON_LINES, lines(2000), "number % 2 = 0", 50L));

        assertThat(rows).hasSize(50).allMatch(text -> number(text) % 2 == 0);
    }

    /** The sample that all processors must draw, whatever their number. */
    @Test
    void sampleDoesNotDependOnThreads() throws IOException {
        var lines = lines(300_000);

        var one = texts(select(1, lines, new Selection("number % 3 = 0", 40L, 7)));
        var four = texts(select(4, lines, new Selection("number % 3 = 0", 40L, 7)));

        assertThat(four).isEqualTo(one).hasSize(40).allMatch(text -> number(text) % 3 == 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lenght(text) > 2                        | Function with name lenght does not exist
            length(body) > 2                        | Referenced column "body" not found
            length(text >                           | syntax error
            true) or (true                          | -
            true) union select rowid from stored where (true | it is no single condition
            true) order by (stars                   | it is no single condition
            true); drop table stored; select (1     | Only SELECT statements
            true); select (1                        | it is no single condition
            text = ?                                | it is no single condition
            true) limit (1                          | it is no single condition
            1 in (select 1 from stored)             | it asks a query of its own
            exists (from read_text('/etc/passwd'))  | it asks a query of its own
            random() < 0.5                          | random gives something else each time
            now() > '2026-01-01'                    | now gives something else each time
            nextval('x') > 1                        | nextval gives something else each time
            current_date > '2026-01-01'             | current_date gives something else each time
            text < localtime::varchar               | localtime gives something else each time
            cast(text as int) > 3                   | Could not convert string
            """)
    void conditionThatIsNoneIsRefusedWithTheReasonAndTheColumns(String where, String reason) throws IOException {
        if (reason.equals("-")) {
            assertThat(select(SourceFormat.JSON_LINES, LINES, where, null)).hasSize(3);
            return;
        }
        assertThatThrownBy(() -> select(SourceFormat.JSON_LINES, LINES, where, null))
                .isInstanceOfSatisfying(DatasetException.class, e -> assertThat(e.problem())
                        .isEqualTo(DatasetProblem.SELECTION_IS_WRONG))
                .hasMessageStartingWith("selection.where cannot be used: ")
                .hasMessageContaining(reason)
                .hasMessageContaining("The columns are text (VARCHAR), stars (BIGINT)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text -- a comment\n = 'a short one'", "/* it is */ text = 'a short one' -- the end"})
    void conditionMayHaveComments(String where) throws IOException {
        assertThat(select(SourceFormat.JSON_LINES, LINES, where, null)).hasSize(1);
    }

    @Test
    void rowThatCannotBeReadIsNamedAlsoWhereItWouldNotBeTaken() {
        assertThatThrownBy(() -> select(SourceFormat.JSON_LINES, LINES + "{\"text\":", "stars = 5", null))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("Line 5: is no JSON");
    }

    @Test
    void nothingOfTheDatabaseStays() throws IOException {
        select(SourceFormat.JSON_LINES, LINES, "stars = 5", null);

        try (var files = Files.list(folder)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("rows");
        }
    }

    private List<Row> select(SourceFormat format, String content, @Nullable String where, @Nullable Long sample)
            throws IOException {
        return select(format, content, where, sample, 0);
    }

    private List<Row> select(
            SourceFormat format, String content, @Nullable String where, @Nullable Long sample, long seed)
            throws IOException {
        Path file = Files.writeString(folder.resolve("rows"), content);
        var reader = RowReader.of(format, List.of("text"), true);
        List<Row> rows = new ArrayList<>();
        new SelectedRows(
                        sink -> reader.read(file, sink),
                        new Selection(where, sample, seed),
                        format == SourceFormat.JSON_LINES,
                        folder)
                .read(rows::add);
        return rows;
    }

    private List<Row> select(int threads, String lines, Selection selection) throws IOException {
        Path file = Files.writeString(folder.resolve("rows"), lines);
        var reader = RowReader.of(SourceFormat.JSON_LINES, List.of("text"), true);
        List<Row> rows = new ArrayList<>();
        new SelectedRows(sink -> reader.read(file, sink), selection, true, folder, threads).read(rows::add);
        return rows;
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj("{\"text\": \"row %1$d\", \"number\": %1$d}"::formatted)
                .collect(Collectors.joining("\n"));
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace("row ", ""));
    }

    private static List<String> texts(List<Row> rows) {
        return rows.stream().map(row -> row.text("text")).toList();
    }
}
