package dev.athanor.data.selection;

import dev.athanor.contracts.event.Selection;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.Row;
import dev.athanor.data.row.RowSink;
import dev.athanor.data.row.RowStream;
import dev.athanor.data.sql.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.BitSet;

/** Some of the rows of a stream, in their order. */
public final class SelectedRows implements RowStream {

    private final RowStream all;
    private final Selection selection;
    private final boolean typed;
    private final Path folder;
    private final int threads;
    private long leftOut;

    /**
     * @param all the rows to select from
     * @param typed whether their values have types; otherwise columns of numbers alone are numbers to a condition
     * @param folder for a database of about the rows' size
     */
    public SelectedRows(RowStream all, Selection selection, boolean typed, Path folder) {
        this(all, selection, typed, folder, Sandbox.usualThreads());
    }

    /** With so many threads: they must not matter. */
    SelectedRows(RowStream all, Selection selection, boolean typed, Path folder, int threads) {
        this.all = all;
        this.selection = selection;
        this.typed = typed;
        this.folder = folder.resolve("selection");
        this.threads = threads;
    }

    /**
     * @throws DatasetException if a row cannot be read, or the condition makes no sense
     */
    @Override
    public void read(RowSink sink) throws IOException {
        try (var duckDb = Sandbox.in(folder, threads)) {
            var table = RowTable.of(duckDb, all, typed);
            var taken = taken(duckDb, table);
            leftOut = table.rows() - taken.cardinality();
            table.read(taken, row -> pass(row, sink));
        } catch (SQLException e) {
            throw new DatasetException(
                    DatasetProblem.SELECTION_IS_WRONG,
                    "The selection cannot be computed: %s".formatted(e.getMessage()));
        }
    }

    private BitSet taken(Sandbox duckDb, RowTable table) throws IOException, SQLException {
        var columns = table.columns();
        var condition = selection.where() == null ? "true" : new Condition(duckDb, columns).checked(selection.where());
        try {
            duckDb.execute("create table taken as select rowid as number from typed where (%s\n)%s"
                    .formatted(condition, sample()));
        } catch (SQLException e) {
            throw Condition.wrong(e, columns);
        }
        var taken = new BitSet();
        duckDb.forEach("select number from taken", row -> set(taken, row.getLong(1)));
        long all =
                duckDb.list("select count(*) from taken", row -> row.getLong(1)).getFirst();
        if (taken.cardinality() < all) {
            throw new SQLException("only %d of %d rows came".formatted(taken.cardinality(), all));
        }
        return taken;
    }

    /** Rows go by md5 of seed and number: DuckDB's own sampling depends on its threads, its hashes on its version. */
    private String sample() {
        return selection.sample() == null
                ? ""
                : " order by md5(concat(%d, ':', rowid)), rowid limit %d"
                        .formatted(selection.seed(), selection.sample());
    }

    private static BitSet set(BitSet numbers, long number) {
        numbers.set(Math.toIntExact(number));
        return numbers;
    }

    private static void pass(Row row, RowSink sink) throws IOException {
        var file = row.place().file();
        try {
            sink.accept(row);
        } catch (DatasetException e) {
            throw file.isEmpty() ? e : e.in(file);
        }
    }

    /** How many rows were not taken; known once they were read. */
    public long leftOut() {
        return leftOut;
    }
}
