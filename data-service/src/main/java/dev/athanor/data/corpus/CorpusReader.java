package dev.athanor.data.corpus;

import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.sample.SampleColumns;
import dev.athanor.data.sample.SampleSetReader;
import dev.athanor.data.text.TextCleaner;
import dev.athanor.data.text.TextSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.DoubleConsumer;

/** Reads a source: cleans it, takes its samples, splits it. */
public final class CorpusReader {

    private final Reading reading;
    private final Path folder;
    private final DoubleConsumer progress;

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
     * Reads {@code source}.
     *
     * @throws dev.athanor.data.problem.DatasetException if it cannot become what was asked for
     */
    public Corpus read(Path source) throws IOException {
        double bytes = Files.size(source);
        var text = TextCleaner.clean(source, folder.resolve("text"), read -> progress.accept(read / bytes));
        return reading.format() == SourceFormat.PLAIN
                ? new Corpus.Text(text, TextSplit.of(text, reading.validationFraction()))
                : samples(text.file());
    }

    private Corpus samples(Path cleaned) throws IOException {
        var columns = new SampleColumns(reading.form(), Objects.requireNonNull(reading.columns()));
        var set = SampleSetReader.read(
                cleaned,
                reading.format(),
                columns,
                reading.validationFraction(),
                reading.splitSeed(),
                folder,
                () -> progress.accept(1));
        Files.delete(cleaned);
        return new Corpus.Samples(set);
    }
}
