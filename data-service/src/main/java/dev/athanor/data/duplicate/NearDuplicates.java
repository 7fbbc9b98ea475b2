package dev.athanor.data.duplicate;

import dev.athanor.contracts.config.NearDuplicateConfiguration;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes documents one by one, then tells which are nearly the same. On disk are the signatures and the keys of each band; in
 * memory is one band at a time, and of more documents than {@link BandTable#MOST_ENTRIES} a part of its keys at a time.
 */
public final class NearDuplicates implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 14;

    private final double threshold;
    private final MinHash hash;
    private final Bands bands;
    private final SignatureFile signatures;
    private final List<Path> bandFiles = new ArrayList<>();
    private final List<DataOutputStream> keys = new ArrayList<>();
    private int documents;

    /**
     * @param configuration which documents are nearly the same
     * @param folder for its files, which are gone when this is closed
     */
    public NearDuplicates(NearDuplicateConfiguration configuration, Path folder) throws IOException {
        this.threshold = configuration.threshold();
        this.hash = new MinHash(configuration.permutations(), configuration.words());
        this.bands = Bands.of(configuration.permutations(), threshold);
        this.signatures = new SignatureFile(folder.resolve("near.signatures"), configuration.permutations());
        for (int band = 0; band < bands.count(); band++) {
            Path file = folder.resolve("near.band-%04d".formatted(band));
            bandFiles.add(file);
            keys.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)));
        }
    }

    /**
     * The next document.
     *
     * @param texts of which it consists
     */
    public void add(List<String> texts) throws IOException {
        int[] signature = hash.signature(texts);
        signatures.write(signature);
        for (int band = 0; band < bands.count(); band++) {
            keys.get(band).writeLong(bands.key(signature, band));
        }
        documents++;
    }

    /** How many documents there are. */
    public int documents() {
        return documents;
    }

    /**
     * Tells pairs that are nearly the same, some of them more than once. Of a group of documents that are all alike each
     * is told together with the first and with the one before it, not with each other one.
     *
     * @param alive is asked between steps and throws if the work is to stop
     */
    public void find(PairSink pairs, Runnable alive) throws IOException {
        if (documents == 0) {
            return;
        }
        try (var rows = signatures.rows()) {
            PairSink verified = (earlier, later) -> {
                if (MinHash.similarity(rows.row(earlier), rows.row(later)) >= threshold) {
                    pairs.accept(earlier, later);
                }
            };
            int passes = 1 + (documents - 1) / BandTable.MOST_ENTRIES;
            var table = new BandTable(documents);
            for (int band = 0; band < bands.count(); band++) {
                keys.get(band).flush();
                for (int pass = 0; pass < passes; pass++) {
                    alive.run();
                    table.clear();
                    read(bandFiles.get(band), passes, pass, table, verified);
                }
            }
        }
    }

    private void read(Path file, int passes, int pass, BandTable table, PairSink pairs) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            for (int document = 0; document < documents; document++) {
                long key = in.readLong();
                if (Math.floorMod(key, passes) == pass) {
                    table.add(key, document, pairs);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        signatures.close();
        for (DataOutputStream out : keys) {
            out.close();
        }
        for (Path file : bandFiles) {
            Files.deleteIfExists(file);
        }
    }
}
