package dev.athanor.data.sample;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.RowPlace;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes each sample into the file of its part. */
final class SampleParts implements SampleSink, AutoCloseable {

    private final DatasetForm form;
    private final PartWriter train;
    private final PartWriter validation;
    private final PartWriter test;

    SampleParts(DatasetForm form, Path folder) throws IOException {
        this.form = form;
        this.train = new PartWriter(folder.resolve("train.samples"));
        this.validation = new PartWriter(folder.resolve("validation.samples"));
        this.test = new PartWriter(folder.resolve("test.samples"));
    }

    @Override
    public void accept(Sample sample, Part part, RowPlace place) throws IOException {
        switch (part) {
            case TRAIN -> train.write(sample, place);
            case VALIDATION -> validation.write(sample, place);
            case TEST -> test.write(sample, place);
        }
    }

    /** How many samples are in no part, since they are for a test and others were held out for validation. */
    long leftForTest() {
        return heldOut() == test ? 0 : test.samples().samples();
    }

    private PartWriter heldOut() {
        return validation.samples().samples() == 0 ? test : validation;
    }

    /**
     * What was written; to be asked for after {@link #close}.
     *
     * @param division how the parts were told
     * @param duplicates how many were left out
     * @throws DatasetException if one part has nothing, or a label that cannot be learnt
     */
    SampleSet set(Division division, long duplicates) throws IOException {
        PartWriter heldOut = heldOut();
        notEmpty("train on", train, heldOut, division);
        notEmpty("validate on", heldOut, train, division);
        String hashes = train.sha256() + heldOut.sha256();
        return new SampleSet(
                form,
                train.samples(),
                heldOut.samples(),
                form == DatasetForm.LABELLED ? train.labels().names(heldOut.labels()) : List.of(),
                train.characters() + heldOut.characters(),
                train.bytes() + heldOut.bytes(),
                duplicates,
                0,
                Sha256.of(hashes.getBytes(StandardCharsets.UTF_8)));
    }

    private static void notEmpty(String use, PartWriter part, PartWriter other, Division division) {
        if (part.samples().samples() == 0) {
            long others = other.samples().samples();
            throw new DatasetException(
                    DatasetProblem.SPLIT_IS_EMPTY,
                    switch (division) {
                        case Division.ByHash(double fraction, long seed) ->
                            "Of %d samples, validationFraction %s and splitSeed %d leave none to %s: send more samples, or take another splitSeed."
                                    .formatted(others, fraction, seed, use);
                        case Division.ByColumn(String column) ->
                            "Of %d samples, the column '%s' leaves none to %s: give some of them that part."
                                    .formatted(others, column, use);
                        case Division.ByFile _ ->
                            "Of %d samples, the names of their files leave none to %s: add a file for it."
                                    .formatted(others, use);
                    });
        }
    }

    @Override
    public void close() throws IOException {
        train.close();
        validation.close();
        test.close();
    }
}
