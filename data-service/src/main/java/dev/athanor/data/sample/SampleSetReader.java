package dev.athanor.data.sample;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.Row;
import dev.athanor.data.row.RowStream;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads a source's samples once and splits them. */
public final class SampleSetReader {

    private final SampleColumns columns;
    private final HeldOut heldOut;
    private final boolean removeDuplicates;
    private final SeenSamples seen = new SeenSamples();
    private final LabelLines labels = new LabelLines();
    private long duplicates;
    private long characters;
    private long bytes;

    private SampleSetReader(SampleColumns columns, SampleRules rules) {
        this.columns = columns;
        this.heldOut = new HeldOut(rules.validationFraction(), rules.splitSeed());
        this.removeDuplicates = rules.removeDuplicates();
    }

    /**
     * Reads all rows.
     *
     * @param folder where the samples are written to
     * @param alive is asked at each row and throws if the work is to stop
     * @throws DatasetException if a row cannot become a sample, or a part has none
     */
    public static SampleSet read(RowStream rows, SampleColumns columns, SampleRules rules, Path folder, Runnable alive)
            throws IOException {
        return new SampleSetReader(columns, rules).read(rows, folder, alive);
    }

    private SampleSet read(RowStream rows, Path folder, Runnable alive) throws IOException {
        var train = new SampleFileWriter(folder.resolve("train.samples"));
        var validation = new SampleFileWriter(folder.resolve("validation.samples"));
        try (train;
                validation) {
            rows.read(row -> {
                alive.run();
                take(row, train, validation);
            });
        }
        return set(train, validation);
    }

    /** Of pairs the source alone decides: with another target it must not be in the other part either. */
    private void take(Row row, SampleFileWriter train, SampleFileWriter validation) throws IOException {
        Sample sample = columns.sample(row);
        if (removeDuplicates && !seen.add(sample)) {
            duplicates++;
            return;
        }
        boolean isHeldOut = heldOut.test(sample.sequences().getFirst());
        (isHeldOut ? validation : train).write(sample);
        if (sample.label() != null) {
            labels.see(sample.label(), isHeldOut, row.place());
        }
        for (String sequence : sample.sequences()) {
            characters += sequence.codePointCount(0, sequence.length());
            bytes += sequence.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private SampleSet set(SampleFileWriter train, SampleFileWriter validation) throws IOException {
        notEmpty("train on", train.written(), validation.written());
        notEmpty("validate on", validation.written(), train.written());
        String hashes = train.sha256() + validation.sha256();
        return new SampleSet(
                columns.form(),
                train.written(),
                validation.written(),
                columns.form() == DatasetForm.LABELLED ? labels.names() : List.of(),
                characters,
                bytes,
                duplicates,
                0,
                Sha256.of(hashes.getBytes(StandardCharsets.UTF_8)));
    }

    private void notEmpty(String use, SampleFile part, SampleFile other) {
        if (part.samples() == 0) {
            throw new DatasetException(
                    DatasetProblem.SPLIT_IS_EMPTY,
                    "Of %d samples, validationFraction %s and splitSeed %d leave none to %s: send more samples, or take another splitSeed."
                            .formatted(other.samples(), heldOut.fraction(), heldOut.seed(), use));
        }
    }
}
