package dev.athanor.contracts.config;

/**
 * Which documents are nearly the same: those of which the sets of phrases overlap
 * (<a href="https://doi.org/10.1109/SEQUEN.1997.666900">Broder, 1997</a>). The same measure tells leakage between the parts,
 * whether such documents are removed or not.
 *
 * @param remove whether of documents that are nearly the same only the first stays
 * @param threshold Jaccard similarity of the phrases, from which on they are
 * @param words of a phrase
 * @param permutations numbers that stand for a document's phrases: the similarity is known to about 1 / sqrt(permutations)
 */
public record NearDuplicateConfiguration(
        @Setting(value = "Keep only the first of documents that are nearly the same.", fallback = "false")
        boolean remove,

        @Setting(value = "Share of common phrases from which on documents are nearly the same.", fallback = "0.8")
        @Limits(atLeast = 0.3, atMost = 1)
        double threshold,

        @Setting(value = "Words of a phrase.", fallback = "5") @Limits(atLeast = 1, atMost = 50)
        int words,

        @Setting(value = "Hash functions by which phrases are compared: more are more exact.", fallback = "128")
        @Limits(atLeast = 16, atMost = 1024)
        int permutations) {

    public NearDuplicateConfiguration {
        Inspection.require(NearDuplicateConfiguration.class, remove, threshold, words, permutations);
    }
}
