package dev.athanor.data.report;

import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.data.clean.Excerpts;
import dev.athanor.data.duplicate.NearDuplicates;
import dev.athanor.data.measure.SeenHashes;
import dev.athanor.data.measure.TextHash;
import dev.athanor.data.report.DatasetReport.LeakedPair;
import dev.athanor.data.sample.Sample;
import dev.athanor.data.sample.SampleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * Looks for documents that came before: those to train on come first, then those held out. Of pairs only the source is
 * looked at: with another target it is known as well.
 */
final class RepetitionSearch {

    private final CleaningConfiguration cleaning;
    private final Path folder;
    private final Runnable alive;
    private final SeenHashes trained = new SeenHashes();
    private final SeenHashes heldOut = new SeenHashes();
    private final BitSet repeated = new BitSet();
    private final BitSet nearlyRepeated = new BitSet();
    private final BitSet leaked = new BitSet();
    private final BitSet nearlyLeaked = new BitSet();
    private final SequencedMap<Integer, Integer> examples = new LinkedHashMap<>();

    RepetitionSearch(CleaningConfiguration cleaning, Path folder, Runnable alive) {
        this.cleaning = cleaning;
        this.folder = folder;
        this.alive = alive;
    }

    DatasetReport.Repetition run(SampleFile train, SampleFile validation) throws IOException {
        int trainDocuments = Math.toIntExact(train.samples());
        try (var documents = new NearDuplicates(cleaning.nearDuplicates(), folder)) {
            for (Sample sample : train) {
                if (!trained.add(look(sample, documents))) {
                    repeated.set(documents.documents() - 1);
                }
            }
            for (Sample sample : validation) {
                long hash = look(sample, documents);
                int document = documents.documents() - 1;
                leaked.set(document, trained.contains(hash));
                repeated.set(document, !heldOut.add(hash) || trained.contains(hash));
            }
            documents.find((earlier, later) -> pair(earlier, later, trainDocuments), alive);
        }
        nearlyRepeated.andNot(repeated);
        nearlyLeaked.andNot(leaked);
        return new DatasetReport.Repetition(
                cleaning.nearDuplicates().threshold(),
                DatasetReport.DOCUMENT,
                (long) repeated.cardinality(),
                (long) nearlyRepeated.cardinality(),
                DatasetReport.Leakage.of(
                        validation.samples(),
                        leaked.cardinality(),
                        nearlyLeaked.cardinality(),
                        examples(train, validation)));
    }

    private long look(Sample sample, NearDuplicates documents) throws IOException {
        alive.run();
        String text = sample.sequences().getFirst();
        documents.add(List.of(text));
        return TextHash.of(text);
    }

    private void pair(int earlier, int later, int trainDocuments) {
        nearlyRepeated.set(later);
        if (earlier < trainDocuments && later >= trainDocuments) {
            nearlyLeaked.set(later);
            if (examples.size() < cleaning.examples()) {
                examples.putIfAbsent(later, earlier);
            }
        }
    }

    private List<LeakedPair> examples(SampleFile train, SampleFile validation) {
        Map<Integer, String> texts = new HashMap<>();
        var excerpts = Excerpts.of(cleaning);
        int document = 0;
        for (SampleFile part : List.of(train, validation)) {
            for (Sample sample : part) {
                if (examples.containsKey(document) || examples.containsValue(document)) {
                    texts.put(document, excerpts.beginning(sample.sequences().getFirst()));
                }
                document++;
            }
        }
        List<LeakedPair> pairs = new ArrayList<>();
        examples.forEach((held, known) -> pairs.add(
                new LeakedPair(Objects.requireNonNull(texts.get(known)), Objects.requireNonNull(texts.get(held)))));
        return pairs;
    }
}
