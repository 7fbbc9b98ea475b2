package dev.athanor.data.sample;

import dev.athanor.contracts.event.DatasetForm;
import java.util.List;

/**
 * All samples of a source, split.
 *
 * @param form what they are
 * @param train to train on
 * @param validation held out
 * @param labels names of the labels, ascending
 * @param characters Unicode code points of all texts
 * @param bytes UTF-8 bytes of all texts
 * @param duplicates how many rows were left out since they equal one before
 * @param unselected how many rows the selection did not take
 * @param sha256 hash of both parts
 */
public record SampleSet(
        DatasetForm form,
        SampleFile train,
        SampleFile validation,
        List<String> labels,
        long characters,
        long bytes,
        long duplicates,
        long unselected,
        String sha256) {
    public SampleSet {
        labels = List.copyOf(labels);
    }

    /** The same, of a source that had more rows. */
    public SampleSet withUnselected(long rows) {
        return new SampleSet(form, train, validation, labels, characters, bytes, duplicates, rows, sha256);
    }
}
