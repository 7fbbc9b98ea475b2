package dev.athanor.transformer.tokenizer;

import java.util.Arrays;

/**
 * How often a text has each of its words. Words are divided into tables by their hash, so that several threads may add
 * what they counted to one object: each table is locked for itself.
 */
final class WordCounts {

    static final int TABLES = 1 << 5;

    private final Table[] tables = new Table[TABLES];

    WordCounts() {
        Arrays.setAll(tables, number -> new Table());
    }

    /** Counts a word once. Not safe for use by several threads. */
    void count(byte[] text, int from, int to) {
        int hash = WordTable.hash(text, from, to);
        tables[tableOf(hash)].add(text, from, to, hash, 1);
    }

    /** Hands what was counted over to {@code all}, which several threads may do at once, and begins anew. */
    void moveTo(WordCounts all) {
        for (int number = 0; number < TABLES; number++) {
            Table counted = tables[number];
            synchronized (all.tables[number]) {
                counted.addTo(all.tables[number]);
            }
            counted.words.clear();
        }
    }

    /** The upper bits: the lower ones choose a word's place within its table. */
    private static int tableOf(int hash) {
        return hash >>> (Integer.SIZE - 5);
    }

    /** How many different words there are. */
    int size() {
        return Arrays.stream(tables).mapToInt(table -> table.words.size()).sum();
    }

    /** How many bytes they have together. */
    int bytes() {
        return Arrays.stream(tables)
                .map(table -> table.words)
                .mapToInt(words -> words.start(words.size()))
                .reduce(0, Math::addExact);
    }

    /** Hands over all words with their counts, and forgets them as it goes: there may be millions. */
    void drain(Receiver receiver) {
        for (int number = 0; number < TABLES; number++) {
            Table table = tables[number];
            tables[number] = new Table();
            WordTable words = table.words;
            for (int word = 0; word < words.size(); word++) {
                receiver.accept(words.bytes(), words.start(word), words.end(word), table.counts[word]);
            }
        }
    }

    /** Takes a word and its count. */
    @FunctionalInterface
    interface Receiver {
        void accept(byte[] bytes, int from, int to, long count);
    }

    /** Words with their counts. */
    private static final class Table {

        private final WordTable words = new WordTable();
        private long[] counts = new long[1 << 9];

        void add(byte[] text, int from, int to, int hash, long times) {
            int before = words.size();
            int word = words.add(text, from, to, hash);
            if (word == counts.length) {
                counts = Arrays.copyOf(counts, 2 * word);
            }
            counts[word] = word == before ? times : counts[word] + times;
        }

        void addTo(Table target) {
            for (int word = 0; word < words.size(); word++) {
                target.add(words.bytes(), words.start(word), words.end(word), words.hash(word), counts[word]);
            }
        }
    }
}
