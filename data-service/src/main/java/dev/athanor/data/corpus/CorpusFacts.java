package dev.athanor.data.corpus;

import dev.athanor.contracts.event.DatasetForm;
import java.util.List;

/**
 * What is known of a corpus without its text.
 *
 * @param form what it is made of
 * @param oneText whether it is a single text, rather than documents or samples
 * @param labels names of the labels, ascending
 * @param characters Unicode code points of all texts
 * @param bytes UTF-8 bytes of all texts
 * @param duplicates how many rows were left out since they equal one before
 * @param unselected how many rows the selection did not take
 * @param trainSamples how many there are to train on; 0 of a single text
 * @param validationSamples how many are held out
 */
public record CorpusFacts(
        DatasetForm form,
        boolean oneText,
        List<String> labels,
        long characters,
        long bytes,
        long duplicates,
        long unselected,
        long trainSamples,
        long validationSamples) {

    public CorpusFacts {
        labels = List.copyOf(labels);
    }

    /** Those of a corpus. */
    public static CorpusFacts of(Corpus corpus) {
        return switch (corpus) {
            case Corpus.Text(var text, var _) ->
                new CorpusFacts(DatasetForm.TEXT, true, List.of(), text.characters(), text.bytes(), 0, 0, 0, 0);
            case Corpus.Samples(var set) ->
                new CorpusFacts(
                        set.form(),
                        false,
                        set.labels(),
                        set.characters(),
                        set.bytes(),
                        set.duplicates(),
                        set.unselected(),
                        set.train().samples(),
                        set.validation().samples());
        };
    }
}
