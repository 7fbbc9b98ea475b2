package dev.athanor.data.sample;

import dev.athanor.contracts.config.NearDuplicateConfiguration;
import dev.athanor.data.clean.RuleLedger;
import dev.athanor.data.clean.RuleReport;
import dev.athanor.data.duplicate.Groups;
import dev.athanor.data.duplicate.NearDuplicates;
import dev.athanor.data.row.RowPlace;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps samples on disk until all are known, then passes on those that are not nearly the same as one before. */
final class NearDuplicateStage implements SampleSink, AutoCloseable {

    /** Its key in the configuration. */
    static final String RULE = "nearDuplicates.remove";

    private static final int BUFFER_BYTES = 1 << 16;

    private final RuleLedger ledger;
    private final NearDuplicates documents;
    private final SampleFileWriter samples;
    private final Path placesFile;
    private final DataOutputStream places;

    NearDuplicateStage(NearDuplicateConfiguration configuration, Path folder, RuleLedger ledger) throws IOException {
        this.ledger = ledger;
        this.documents = new NearDuplicates(configuration, folder);
        this.samples = new SampleFileWriter(folder.resolve("staged.samples"));
        this.placesFile = folder.resolve("staged.places");
        this.places = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(placesFile), BUFFER_BYTES));
        ledger.open(RULE, RuleReport.Effect.REMOVED);
    }

    @Override
    public void accept(Sample sample, Part part, RowPlace place) throws IOException {
        documents.add(sample.sequences());
        samples.write(sample);
        places.writeUTF(part.name());
        places.writeUTF(place.file());
        places.writeUTF(place.unit().name());
        places.writeLong(place.number());
    }

    /** Of samples that are nearly the same the first stays, even where others are in between. */
    void passOn(SampleSink next, Runnable alive) throws IOException {
        samples.close();
        places.close();
        var groups = new Groups(documents.documents());
        documents.find(groups::unite, alive);
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(placesFile), BUFFER_BYTES))) {
            int number = 0;
            for (Sample sample : samples.written()) {
                alive.run();
                Part part = Part.valueOf(in.readUTF());
                var place = new RowPlace(in.readUTF(), RowPlace.Unit.valueOf(in.readUTF()), in.readLong());
                int first = groups.first(number);
                if (first == number) {
                    next.accept(sample, part, place);
                } else {
                    ledger.removed(RULE, sample.sequences(), "nearly the same as document " + (first + 1));
                }
                number++;
            }
        }
    }

    /** Its files are of no use any more. */
    @Override
    public void close() throws IOException {
        documents.close();
        samples.close();
        places.close();
        for (Path file : List.of(placesFile, samples.written().file())) {
            Files.deleteIfExists(file);
        }
    }
}
