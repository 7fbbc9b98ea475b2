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
        String sha256) {
    public SampleSet {
        labels = List.copyOf(labels);
    }
}
