package dev.athanor.data.measure;

import java.util.Arrays;

/**
 * Phrases, which are so many words in a row, and how much of a text is in those that it says more than once: the n-grams of
 * Gopher (<a href="https://arxiv.org/abs/2112.11446">Rae et al., 2021</a>, table A1).
 */
public final class Phrases {

    private final Words words;
    private final long[] hashes;
    private final long characters;

    /** Of a text's words. */
    public Phrases(Words words) {
        this.words = words;
        this.hashes = words.hashes();
        long all = 0;
        for (int unit = 0; unit < hashes.length; unit++) {
            all += words.length(unit);
        }
        this.characters = all;
    }

    /** Hashes of all phrases, in their order; of fewer words the one of all of them, of none nothing. */
    public long[] ofWords(int size) {
        if (hashes.length == 0) {
            return new long[0];
        }
        int width = Math.min(hashes.length, size * words.unitsPerWord());
        long[] phrases = new long[hashes.length - width + 1];
        for (int first = 0; first < phrases.length; first++) {
            long hash = 0;
            for (int unit = first; unit < first + width; unit++) {
                hash = TextHash.followed(hash, hashes[unit]);
            }
            phrases[first] = hash;
        }
        return phrases;
    }

    /** Share of the characters of words that are in the most frequent phrase; 0 if none comes twice. */
    double mostFrequent(int size) {
        if (hashes.length < 2 * words.unitsPerWord()) {
            return 0;
        }
        long[] phrases = ofWords(size);
        long[] sorted = phrases.clone();
        Arrays.sort(sorted);
        long winner = 0;
        int most = 1;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from > most) {
                most = to - from;
                winner = sorted[from];
            }
            from = to;
        }
        return most == 1 ? 0 : Math.min(1, (double) most * length(first(phrases, winner), size) / characters);
    }

    private static int first(long[] phrases, long wanted) {
        int at = 0;
        while (phrases[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Share of the characters of words that are in phrases that came before; what overlaps counts once. */
    double repeated(int size) {
        var seen = new SeenHashes();
        long[] phrases = ofWords(size);
        long repeated = 0;
        for (int first = 0; first < phrases.length; ) {
            if (seen.add(phrases[first])) {
                first++;
            } else {
                repeated += length(first, size);
                first += size * words.unitsPerWord();
            }
        }
        return characters == 0 ? 0 : (double) repeated / characters;
    }

    private long length(int first, int size) {
        long length = 0;
        for (int unit = first; unit < Math.min(hashes.length, first + size * words.unitsPerWord()); unit++) {
            length += words.length(unit);
        }
        return length;
    }
}
