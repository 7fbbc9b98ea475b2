package dev.athanor.data.lineage;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DerivedPart;
import dev.athanor.contracts.event.Selection;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.RowStream;
import dev.athanor.data.selection.SelectedRows;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the source of a derived dataset: the samples of other versions, one part behind the other, as lines of JSON. Each
 * part is read again by its own recipe, so what was selected and cleaned there is so here.
 */
public final class Derivation {

    private final ArtifactStore store;
    private final Parts parts;
    private final Path folder;

    /**
     * @param parts reads what a version was made of
     * @param folder for files of about all parts' size
     */
    public Derivation(ArtifactStore store, Parts parts, Path folder) {
        this.store = store;
        this.parts = parts;
        this.folder = folder;
    }

    /** Does again what made a version, up to its samples. */
    @FunctionalInterface
    public interface Parts {

        /** Reads the samples into {@code folder}. */
        Corpus read(DatasetJobEvent.Requested recipe, Path folder) throws IOException;
    }

    /**
     * Writes the rows.
     *
     * @throws DatasetException if a part is not there, or cannot be made again
     */
    public void write(TextSource.Derived derived, Path target) throws IOException {
        List<SampleRows> rows = new ArrayList<>();
        for (DerivedPart part : derived.parts()) {
            Path own = Files.createDirectories(folder.resolve("part-%03d".formatted(rows.size())));
            rows.add(new SampleRows(parts.read(recipe(part), own), own));
        }
        List<Long> shares = shares(derived, rows);
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            for (int part = 0; part < rows.size(); part++) {
                taken(rows.get(part), shares.get(part), derived.seed()).read(row -> {
                    out.write(row.values().toString());
                    out.write('\n');
                });
            }
        }
    }

    private static RowStream taken(SampleRows rows, long share, long seed) throws IOException {
        return share == rows.count()
                ? rows
                : new SelectedRows(rows, new Selection(null, share, seed), true, rows.folder());
    }

    /** As many samples as there can be in the proportions that are asked for, none of them twice. */
    private static List<Long> shares(TextSource.Derived derived, List<SampleRows> rows) throws IOException {
        List<Long> counts = new ArrayList<>();
        for (SampleRows part : rows) {
            counts.add(part.count());
        }
        if (!derived.mixes()) {
            return counts;
        }
        double unit = Double.MAX_VALUE;
        for (int part = 0; part < counts.size(); part++) {
            unit = Math.min(unit, counts.get(part) / derived.parts().get(part).weightOrOne());
        }
        List<Long> shares = new ArrayList<>();
        for (int part = 0; part < counts.size(); part++) {
            long share = Math.round(Math.floor(unit * derived.parts().get(part).weightOrOne() + 1e-9));
            shares.add(Math.clamp(share, 1, counts.get(part)));
        }
        return shares;
    }

    private DatasetJobEvent.Requested recipe(DerivedPart part) {
        var address = new DatasetAddress(part.dataset(), part.version());
        var recipe = FolderReader.find(store, address.prefix())
                .orElseThrow(() -> new DatasetException(
                        DatasetProblem.SOURCE_NOT_FOUND,
                        "There is no version %s of '%s' any more.".formatted(part.version(), part.dataset())))
                .attributes(DatasetDescription.class)
                .recipe();
        if (recipe == null) {
            throw new DatasetException(
                    DatasetProblem.RECIPE_UNKNOWN,
                    "The version %s of '%s' does not say what it was made of: an earlier release made it. Add it again."
                            .formatted(part.version(), part.dataset()));
        }
        return recipe;
    }
}
