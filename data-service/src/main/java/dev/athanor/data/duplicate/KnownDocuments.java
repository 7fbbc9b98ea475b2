package dev.athanor.data.duplicate;

import dev.athanor.contracts.config.NearDuplicateConfiguration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A bounded number of documents in memory, of about a kilobyte each, and any number of others that pass by: tells which of
 * the known ones nearly came by. Found is what {@link NearDuplicates} finds between the two, without files.
 */
public final class KnownDocuments {

    private final double threshold;
    private final MinHash hash;
    private final Bands bands;
    private final List<BandChains> chains = new ArrayList<>();
    private final List<int[]> signatures = new ArrayList<>();
    private final BitSet met = new BitSet();

    /**
     * @param configuration which documents are nearly the same
     * @param most documents that can be known
     */
    public KnownDocuments(NearDuplicateConfiguration configuration, int most) {
        this.threshold = configuration.threshold();
        this.hash = new MinHash(configuration.permutations(), configuration.words());
        this.bands = Bands.of(configuration.permutations(), threshold);
        for (int band = 0; band < bands.count(); band++) {
            chains.add(new BandChains(most));
        }
    }

    /** The next one to know; they are numbered from 0. */
    public void add(String text) {
        int[] signature = hash.signature(List.of(text));
        for (int band = 0; band < bands.count(); band++) {
            chains.get(band).add(bands.key(signature, band), signatures.size());
        }
        signatures.add(signature);
    }

    /** A document comes by. Told are those known that are nearly the same as it, if they were not told before. */
    public void meet(String text, IntConsumer firstMet) {
        int[] signature = hash.signature(List.of(text));
        for (int band = 0; band < bands.count(); band++) {
            chains.get(band).visit(bands.key(signature, band), known -> {
                if (!met.get(known) && MinHash.similarity(signatures.get(known), signature) >= threshold) {
                    met.set(known);
                    firstMet.accept(known);
                }
                return met.get(known);
            });
        }
    }

    /** Those that nearly came by so far. */
    public BitSet met() {
        return (BitSet) met.clone();
    }
}
