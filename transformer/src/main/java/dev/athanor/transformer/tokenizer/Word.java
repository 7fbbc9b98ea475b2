package dev.athanor.transformer.tokenizer;

/** A word of the text as token ids, and how often the text has it. */
final class Word {

    private final int[] ids;
    private final long times;
    private int length;

    Word(int[] ids, long times) {
        this.ids = ids;
        this.times = times;
        this.length = ids.length;
    }

    void countPairs(int number, PairCounts pairs) {
        for (int i = 1; i < length; i++) {
            pairs.occurs(new Pair(ids[i - 1], ids[i]), number, times);
        }
    }

    /**
     * Joins every occurrence of a pair, from left to right. The pair's own count stays as it is, since it never enters
     * the queue again for these words.
     */
    void merge(Pair pair, int joined, int number, PairCounts pairs) {
        for (int i = 0; i + 1 < length; i++) {
            if (ids[i] == pair.left() && ids[i + 1] == pair.right()) {
                if (i > 0) {
                    pairs.vanishes(new Pair(ids[i - 1], pair.left()), times);
                    pairs.occurs(new Pair(ids[i - 1], joined), number, times);
                }
                replace(i, joined);
                if (i + 1 < length) {
                    pairs.vanishes(new Pair(pair.right(), ids[i + 1]), times);
                    pairs.occurs(new Pair(joined, ids[i + 1]), number, times);
                }
            }
        }
    }

    private void replace(int position, int joined) {
        ids[position] = joined;
        System.arraycopy(ids, position + 2, ids, position + 1, length - position - 2);
        length--;
    }
}
