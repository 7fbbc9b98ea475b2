package dev.athanor.transformer.tokenizer;

import java.util.Arrays;

/**
 * Encodes words, one at a time: their bytes' tokens are merged, the pair of the lowest rank first, of equal ones the
 * leftmost. Words that came before are remembered. Belongs to one thread at a time.
 */
final class WordMerging {

    /** Each merge looks at the whole word; longer words are left to the library, whose way is the better one there. */
    static final int LONGEST_WORD = 256;

    /** A longer word seldom comes again. */
    private static final int LONGEST_REMEMBERED = 48;

    private static final int MOST_REMEMBERED = 1 << 16;

    private final int[] idOfByte;
    private final MergeTable merges;
    private final int[] ids = new int[LONGEST_WORD];
    private final int[] ranks = new int[LONGEST_WORD];
    private final WordTable remembered = new WordTable();
    private final IdBuffer answers = new IdBuffer();
    private int[] answerEnds = new int[1 << 9];

    /** @param idOfByte the token of each byte */
    WordMerging(int[] idOfByte, MergeTable merges) {
        this.idOfByte = idOfByte;
        this.merges = merges;
    }

    /** Appends the ids of a word of at most {@value #LONGEST_WORD} bytes. */
    void encode(byte[] text, int from, int to, IdBuffer target) {
        if (to - from == 1) {
            target.add(idOfByte[Byte.toUnsignedInt(text[from])]);
        } else if (to - from > LONGEST_REMEMBERED) {
            target.addAll(ids, 0, merge(text, from, to));
        } else {
            int hash = WordTable.hash(text, from, to);
            int word = remembered.find(text, from, to, hash);
            if (word < 0) {
                word = remember(text, from, to, hash);
            }
            int start = word == 0 ? 0 : answerEnds[word - 1];
            target.addAll(answers.array(), start, answerEnds[word] - start);
        }
    }

    private int remember(byte[] text, int from, int to, int hash) {
        if (remembered.size() == MOST_REMEMBERED) {
            remembered.clear();
            answers.clear();
        }
        int length = merge(text, from, to);
        int word = remembered.add(text, from, to, hash);
        answers.addAll(ids, 0, length);
        if (word == answerEnds.length) {
            answerEnds = Arrays.copyOf(answerEnds, 2 * word);
        }
        answerEnds[word] = answers.size();
        return word;
    }

    /** Leaves the word's ids at the beginning of {@link #ids} and tells how many there are. */
    private int merge(byte[] text, int from, int to) {
        int length = to - from;
        for (int i = 0; i < length; i++) {
            ids[i] = idOfByte[Byte.toUnsignedInt(text[from + i])];
        }
        for (int i = 0; i + 1 < length; i++) {
            ranks[i] = merges.rank(ids[i], ids[i + 1]);
        }
        while (length > 1) {
            int first = firstToMerge(length);
            if (ranks[first] == MergeTable.NEVER) {
                break;
            }
            ids[first] = merges.joined(ids[first], ids[first + 1]);
            System.arraycopy(ids, first + 2, ids, first + 1, length - first - 2);
            System.arraycopy(ranks, first + 1, ranks, first, length - first - 2);
            length--;
            if (first > 0) {
                ranks[first - 1] = merges.rank(ids[first - 1], ids[first]);
            }
            if (first + 1 < length) {
                ranks[first] = merges.rank(ids[first], ids[first + 1]);
            }
        }
        return length;
    }

    private int firstToMerge(int length) {
        int first = 0;
        for (int i = 1; i + 1 < length; i++) {
            if (ranks[i] < ranks[first]) {
                first = i;
            }
        }
        return first;
    }
}
