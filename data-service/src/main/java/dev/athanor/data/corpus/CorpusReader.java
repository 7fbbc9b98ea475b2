package dev.athanor.data.corpus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.Row;
import dev.athanor.data.row.RowReader;
import dev.athanor.data.row.RowSink;
import dev.athanor.data.row.RowStream;
import dev.athanor.data.sample.SampleColumns;
import dev.athanor.data.sample.SampleRules;
import dev.athanor.data.sample.SampleSetReader;
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

/** Reads a source: cleans its files, takes its samples, splits them. */
public final class CorpusReader {

    /** The column of documents that are files. */
    private static final String CONTENT = "text";

    private final Reading reading;
    private final Path folder;
    private final DoubleConsumer progress;
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
            var columns = new SampleColumns(reading.form(), Objects.requireNonNull(reading.columns()));
            var reader = RowReader.of(reading.format(), columns.names());
            return samples(columns, ofEach(files, (text, sink) -> reader.read(text.file(), sink)));
        }
        if (files.size() > 1) {
            var columns = new SampleColumns(DatasetForm.TEXT, Columns.ofText(CONTENT));
            return samples(columns, ofEach(files, CorpusReader::document));
        }
        var text = clean(files.getFirst());
        return new Corpus.Text(text, TextSplit.of(text, reading.validationFraction()));
    }

    private CleanText clean(SourceFile file) throws IOException {
        return TextCleaner.clean(
                file.path(),
                folder.resolve("text"),
                read -> progress.accept(Math.min(1, (bytesBefore + read) / allBytes)));
    }

    private Corpus samples(SampleColumns columns, RowStream rows) throws IOException {
        return new Corpus.Samples(SampleSetReader.read(
                rows,
                columns,
                new SampleRules(reading.validationFraction(), reading.splitSeed(), reading.removeDuplicates()),
                folder,
                () -> progress.accept(Math.min(1, bytesBefore / allBytes))));
    }

    /** A file is cleaned, read and gone before the next. */
    private RowStream ofEach(List<SourceFile> files, Rows rows) {
        return sink -> {
            for (SourceFile file : files) {
                try {
                    CleanText text = clean(file);
                    rows.read(text, sink);
                    Files.delete(text.file());
                } catch (DatasetException e) {
                    throw files.size() == 1 ? e : e.in(file.name());
                }
                bytesBefore += Files.size(file.path());
            }
        };
    }

    private static void document(CleanText text, RowSink sink) throws IOException {
        if (text.characters() > RowReader.LONGEST_ROW) {
            throw new DatasetException(
                    DatasetProblem.ROW_TOO_LONG,
                    "The file has %d characters, and a document at most %d: send it alone, as one text."
                            .formatted(text.characters(), RowReader.LONGEST_ROW));
        }
        sink.accept(new Row(1, JsonNodeFactory.instance.objectNode().put(CONTENT, Files.readString(text.file()))));
    }

    /** How the rows of one file are read. */
    @FunctionalInterface
    private interface Rows {
        void read(CleanText text, RowSink sink) throws IOException;
    }
}
