package dev.athanor.transformer.tokenizer;

/** The different words of a text as ids, how often the text has each, and what becomes of them as pairs are merged. */
final class LearningWords {

    private final int[] ids;
    private final int[] starts;
    private final int[] lengths;
    private final long[] times;

    /**
     * @param counts empty afterwards
     * @param idOfByte the id of each byte
     */
    LearningWords(WordCounts counts, int[] idOfByte) {
        int words = counts.size();
        this.ids = new int[counts.bytes()];
        this.starts = new int[words];
        this.lengths = new int[words];
        this.times = new long[words];
        var next = new Object() {
            int word;
            int id;
        };
        counts.drain((bytes, from, to, count) -> {
            starts[next.word] = next.id;
            lengths[next.word] = to - from;
            times[next.word++] = count;
            for (int i = from; i < to; i++) {
                ids[next.id++] = idOfByte[Byte.toUnsignedInt(bytes[i])];
            }
        });
    }

    /** Counts the pairs of all words. */
    void countPairs(PairTable pairs) {
        for (int word = 0; word < starts.length; word++) {
            int end = starts[word] + lengths[word];
            for (int i = starts[word] + 1; i < end; i++) {
                pairs.occurs(ids[i - 1], ids[i], word, times[word]);
            }
        }
    }

    /**
     * Joins every occurrence of a pair in a word, from left to right. The pair's own count stays as it is, since it never
     * enters the queue again for these words.
     */
    void merge(int word, int left, int right, int joined, PairTable pairs) {
        int start = starts[word];
        int end = start + lengths[word];
        long count = times[word];
        int written = start;
        int read = start;
        while (read < end) {
            if (ids[read] == left && read + 1 < end && ids[read + 1] == right) {
                if (written > start) {
                    pairs.vanishes(ids[written - 1], left, count);
                    pairs.occurs(ids[written - 1], joined, word, count);
                }
                read += 2;
                if (read < end) {
                    pairs.vanishes(right, ids[read], count);
                    pairs.occurs(joined, ids[read], word, count);
                }
                ids[written++] = joined;
            } else {
                ids[written++] = ids[read++];
            }
        }
        lengths[word] = written - start;
    }
}
