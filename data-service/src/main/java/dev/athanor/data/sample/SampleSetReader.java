package dev.athanor.data.sample;

import dev.athanor.data.clean.RuleReport;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.row.Row;
import dev.athanor.data.row.RowStream;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a source's samples once, cleans them and splits them. */
public final class SampleSetReader {

    private static final String DUPLICATES = "removeDuplicates";
    private static final String TEST = "split.test";

    private final SampleColumns columns;
    private final SampleRules rules;
    private final boolean removeDuplicates;
    private final SeenSamples seen = new SeenSamples();
    private long duplicates;

    private SampleSetReader(SampleColumns columns, SampleRules rules) {
        this.columns = columns;
        this.rules = rules;
        // What equals another is also nearly the same, and is told apart for nothing by looking at it as a whole.
        this.removeDuplicates =
                rules.removeDuplicates() || rules.nearDuplicates().remove();
    }

    /**
     * Reads all rows. What the rules did is in the cleaner's ledger then.
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
        var ledger = rules.cleaner().ledger();
        rules.cleaner().openRemovals();
        if (removeDuplicates) {
            ledger.open(DUPLICATES, RuleReport.Effect.REMOVED);
        }
        var parts = new SampleParts(columns.form(), folder);
        try (parts) {
            if (rules.nearDuplicates().remove()) {
                try (var stage = new NearDuplicateStage(rules.nearDuplicates(), folder, ledger)) {
                    readInto(stage, rows, alive);
                    stage.passOn(parts, alive);
                }
            } else {
                readInto(parts, rows, alive);
            }
        }
        if (parts.leftForTest() > 0) {
            ledger.leftOut(TEST, parts.leftForTest());
        }
        return parts.set(rules.division(), duplicates);
    }

    private void readInto(SampleSink sink, RowStream rows, Runnable alive) throws IOException {
        rows.read(row -> {
            alive.run();
            take(row, sink);
        });
    }

    private void take(Row row, SampleSink sink) throws IOException {
        Sample asItCame = columns.sample(row);
        var cleaned = rules.cleaner().clean(asItCame.sequences());
        if (cleaned.isEmpty()) {
            return;
        }
        var sample = new Sample(cleaned.get(), asItCame.label());
        if (removeDuplicates && !seen.add(sample)) {
            duplicates++;
            rules.cleaner().ledger().removed(DUPLICATES, sample.sequences(), "equals one before");
            return;
        }
        sink.accept(sample, rules.division().part(row, sample), row.place());
    }
}
