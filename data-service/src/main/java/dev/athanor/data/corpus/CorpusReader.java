package dev.athanor.data.corpus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.SplitConfiguration;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.chat.ChatTemplate;
import dev.athanor.data.clean.Cleaner;
import dev.athanor.data.clean.RuleReport;
import dev.athanor.data.clean.TextRewriter;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.Row;
import dev.athanor.data.row.RowPlace;
import dev.athanor.data.row.RowReader;
import dev.athanor.data.row.RowSink;
import dev.athanor.data.row.RowStream;
import dev.athanor.data.sample.Division;
import dev.athanor.data.sample.SampleColumns;
import dev.athanor.data.sample.SampleRules;
import dev.athanor.data.sample.SampleSetReader;
import dev.athanor.data.selection.SelectedRows;
import dev.athanor.data.source.SourceFile;
import dev.athanor.data.text.CleanText;
import dev.athanor.data.text.TextCleaner;
import dev.athanor.data.text.TextSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/** Reads a source: cleans its files, takes its samples, splits them. */
public final class CorpusReader {

    /** The column of documents that are files. */
    private static final String CONTENT = "text";

    private final Reading reading;
    private final Path folder;
    private final DoubleConsumer progress;
    private final CleaningConfiguration cleaning;
    private final Cleaner cleaner;
    private final Division division;
    private double allBytes;
    private double bytesBefore;

    /**
     * @param folder for files of about the source's size
     * @param progress is told from time to time the share of the source that is cleaned; it throws if the work is to stop
     */
    public CorpusReader(Reading reading, Path folder, DoubleConsumer progress) {
        this.reading = reading;
        this.folder = folder;
        this.progress = progress;
        this.cleaning = Objects.requireNonNullElseGet(reading.cleaning(), CleaningConfigurations::none);
        this.cleaner = new Cleaner(cleaning);
        this.division = division(reading);
    }

    private static Division division(Reading reading) {
        var split = reading.split();
        return switch (split == null ? SplitConfiguration.Method.HASH : split.by()) {
            case HASH -> new Division.ByHash(reading.validationFraction(), reading.splitSeed());
            case COLUMN -> new Division.ByColumn(Objects.requireNonNull(split).column());
            case FILES -> new Division.ByFile();
        };
    }

    /** What the rules did, once the source was read. */
    public List<RuleReport> rules() {
        return cleaner.ledger().reports();
    }

    /**
     * Reads a source. Several files without rows are documents.
     *
     * @throws DatasetException if it cannot become what was asked for
     */
    public Corpus read(List<SourceFile> files) throws IOException {
        for (SourceFile file : files) {
            allBytes += Files.size(file.path());
        }
        if (reading.format() != SourceFormat.PLAIN) {
            return table(files);
        }
        if (files.size() > 1) {
            var columns = new SampleColumns(DatasetForm.TEXT, Columns.ofText(CONTENT));
            return samples(columns, ofEach(files, this::document));
        }
        var text = rewrite(clean(files.getFirst(), Long.MAX_VALUE));
        return new Corpus.Text(text, TextSplit.of(text, reading.validationFraction()));
    }

    private Corpus table(List<SourceFile> files) throws IOException {
        var columns = new SampleColumns(
                reading.form(), Objects.requireNonNull(reading.columns()), ChatTemplate.ofNullable(reading.chat()));
        var selection = reading.selection();
        var reader = RowReader.of(reading.format(), named(columns), selection != null);
        var rows = ofEach(files, (file, sink) -> rows(file, reader, sink));
        if (selection == null) {
            return samples(columns, rows);
        }
        var selected = new SelectedRows(rows, selection, hasTypes(), folder);
        return new Corpus.Samples(samples(columns, selected).set().withUnselected(selected.leftOut()));
    }

    /** Names of the columns that every row must have. */
    private List<String> named(SampleColumns columns) {
        return division instanceof Division.ByColumn(String column)
                ? Stream.concat(columns.names().stream(), Stream.of(column)).toList()
                : columns.names();
    }

    private boolean hasTypes() {
        return switch (reading.format()) {
            case PLAIN, CSV, TSV -> false;
            case JSON_LINES, PARQUET -> true;
        };
    }

    /** A table that is no text is read as it is. */
    private void rows(SourceFile file, RowReader reader, RowSink sink) throws IOException {
        switch (reading.format()) {
            case PARQUET -> reader.read(file.path(), sink);
            case PLAIN, JSON_LINES, CSV, TSV -> {
                CleanText text = clean(file, RowReader.LONGEST_ROW);
                reader.read(text.file(), sink);
                Files.delete(text.file());
            }
        }
    }

    private CleanText rewrite(CleanText text) throws IOException {
        return cleaner.changes()
                ? TextRewriter.rewrite(text, folder.resolve("rewritten"), cleaner, () -> progress.accept(1))
                : text;
    }

    private CleanText clean(SourceFile file, long longestLine) throws IOException {
        return TextCleaner.clean(
                file.path(),
                folder.resolve("text"),
                longestLine,
                read -> progress.accept(Math.min(1, (bytesBefore + read) / allBytes)));
    }

    private Corpus.Samples samples(SampleColumns columns, RowStream rows) throws IOException {
        return new Corpus.Samples(SampleSetReader.read(
                rows,
                columns,
                new SampleRules(reading.removeDuplicates(), cleaner, cleaning.nearDuplicates(), division),
                folder,
                () -> progress.accept(Math.min(1, bytesBefore / allBytes))));
    }

    /** A file is cleaned, read and gone before the next. */
    private RowStream ofEach(List<SourceFile> files, Rows rows) {
        return sink -> {
            for (SourceFile file : files) {
                try {
                    rows.read(file, row -> sink.accept(row.in(files.size() == 1 ? "" : file.name())));
                } catch (DatasetException e) {
                    throw files.size() == 1 ? e : e.in(file.name());
                }
                bytesBefore += Files.size(file.path());
            }
        };
    }

    private void document(SourceFile file, RowSink sink) throws IOException {
        CleanText text = clean(file, Long.MAX_VALUE);
        if (text.characters() > RowReader.LONGEST_ROW) {
            throw new DatasetException(
                    DatasetProblem.ROW_TOO_LONG,
                    "The file has %d characters, and a document at most %d: send it alone, as one text."
                            .formatted(text.characters(), RowReader.LONGEST_ROW));
        }
        var content = JsonNodeFactory.instance.objectNode().put(CONTENT, Files.readString(text.file()));
        sink.accept(new Row(RowPlace.line(1), content));
        Files.delete(text.file());
    }

    /** How the rows of one file are read. */
    @FunctionalInterface
    private interface Rows {
        void read(SourceFile file, RowSink sink) throws IOException;
    }
}
