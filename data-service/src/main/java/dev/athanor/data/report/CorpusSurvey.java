package dev.athanor.data.report;

import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.measure.Histogram;
import dev.athanor.data.measure.HistogramCounter;
import dev.athanor.data.sample.Sample;
import dev.athanor.data.sample.SampleFile;
import dev.athanor.data.sample.SampleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a corpus is like before it becomes tokens.
 *
 * @param unit {@code line}, {@code document} or {@code sequence}
 * @param characters lengths of the units
 * @param repetition of documents, or of a plain text's passages
 */
public record CorpusSurvey(String unit, Histogram characters, DatasetReport.Repetition repetition) {

    /**
     * Reads a corpus once, its held-out passages and examples of leakage once more.
     *
     * @param cleaning says what is nearly the same, and what examples hide
     * @param folder for files of a few hundred bytes for each document, gone afterwards
     * @param alive is asked between documents and throws if the work is to stop
     */
    public static CorpusSurvey of(Corpus corpus, CleaningConfiguration cleaning, Path folder, Runnable alive)
            throws IOException {
        return switch (corpus) {
            case Corpus.Text text ->
                new CorpusSurvey(
                        "line", lines(text.whole(), alive), new PassageSearch(cleaning, alive).run(text.split()));
            case Corpus.Samples(SampleSet set) ->
                new CorpusSurvey(
                        set.form() == DatasetForm.PAIRS ? "sequence" : "document",
                        sequences(List.of(set.train(), set.validation()), alive),
                        new RepetitionSearch(cleaning, folder, alive).run(set.train(), set.validation()));
        };
    }

    /** Line ends do not count; neither do empty lines. */
    private static Histogram lines(Iterable<String> pieces, Runnable alive) {
        var lengths = new HistogramCounter();
        long length = 0;
        for (String piece : pieces) {
            alive.run();
            for (int at = 0; at < piece.length(); at++) {
                if (piece.charAt(at) != '\n') {
                    length += Character.isLowSurrogate(piece.charAt(at)) ? 0 : 1;
                } else if (length > 0) {
                    lengths.add(length);
                    length = 0;
                }
            }
        }
        if (length > 0) {
            lengths.add(length);
        }
        return lengths.histogram();
    }

    private static Histogram sequences(List<SampleFile> parts, Runnable alive) {
        var lengths = new HistogramCounter();
        for (SampleFile part : parts) {
            for (Sample sample : part) {
                alive.run();
                sample.sequences().forEach(text -> lengths.add(text.codePointCount(0, text.length())));
            }
        }
        return lengths.histogram();
    }
}
