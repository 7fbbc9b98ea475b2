package dev.athanor.data.report;

import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.data.clean.Excerpts;
import dev.athanor.data.duplicate.KnownDocuments;
import dev.athanor.data.measure.SeenHashes;
import dev.athanor.data.measure.TextHash;
import dev.athanor.data.report.DatasetReport.LeakedPair;
import dev.athanor.data.text.TextSplit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Looks for passages of a text's held-out end that also stand in what is trained on. The held-out ones wait in memory while
 * those trained on pass by, so that a text may be of any length; of more than {@value #MOST_LOOKED_AT} held-out passages as
 * many are looked at, evenly spread.
 */
final class PassageSearch {

    /** The share that leaks is then known to within a third of a percent. */
    private static final int MOST_LOOKED_AT = 1 << 15;

    private final CleaningConfiguration cleaning;
    private final Runnable alive;
    private final Excerpts excerpts;
    private final List<Long> hashes = new ArrayList<>();
    private final SeenHashes heldOut = new SeenHashes();
    private final SeenHashes trained = new SeenHashes();
    private final SequencedMap<Integer, String> examples = new LinkedHashMap<>();
    private long passages;

    PassageSearch(CleaningConfiguration cleaning, Runnable alive) {
        this.cleaning = cleaning;
        this.alive = alive;
        this.excerpts = Excerpts.of(cleaning);
    }

    DatasetReport.Repetition run(TextSplit split) throws IOException {
        new Passages(split.validation()).read(passage -> passages++);
        var known = new KnownDocuments(cleaning.nearDuplicates(), (int) Math.min(MOST_LOOKED_AT, passages));
        lookAt(split, (number, passage) -> {
            long hash = TextHash.of(passage);
            hashes.add(hash);
            heldOut.add(hash);
            known.add(passage);
        });
        if (!hashes.isEmpty()) {
            new Passages(split.train()).read(passage -> compare(passage, known));
        }
        var exact = new BitSet();
        for (int number = 0; number < hashes.size(); number++) {
            exact.set(number, trained.contains(hashes.get(number)));
        }
        BitSet near = known.met();
        near.andNot(exact);
        return new DatasetReport.Repetition(
                cleaning.nearDuplicates().threshold(),
                DatasetReport.PASSAGE,
                null,
                null,
                DatasetReport.Leakage.of(hashes.size(), exact.cardinality(), near.cardinality(), examples(split)));
    }

    private void compare(String passage, KnownDocuments known) {
        alive.run();
        long hash = TextHash.of(passage);
        if (heldOut.contains(hash)) {
            trained.add(hash);
        }
        known.meet(passage, number -> {
            if (examples.size() < cleaning.examples()) {
                examples.put(number, excerpts.beginning(passage));
            }
        });
    }

    private List<LeakedPair> examples(TextSplit split) throws IOException {
        List<LeakedPair> pairs = new ArrayList<>();
        if (!examples.isEmpty()) {
            lookAt(split, (number, passage) -> {
                String known = examples.get(number);
                if (known != null) {
                    pairs.add(new LeakedPair(known, excerpts.beginning(passage)));
                }
            });
        }
        return pairs;
    }

    /** Takes a held-out passage that is looked at. */
    @FunctionalInterface
    private interface HeldOutSink {
        void accept(int number, String passage);
    }

    /** The same ones each time, in their order. */
    private void lookAt(TextSplit split, HeldOutSink sink) throws IOException {
        long step = Math.ceilDiv(Math.max(1, passages), MOST_LOOKED_AT);
        long[] at = {0};
        new Passages(split.validation()).read(passage -> {
            alive.run();
            if (at[0] % step == 0) {
                sink.accept((int) (at[0] / step), passage);
            }
            at[0]++;
        });
    }
}
