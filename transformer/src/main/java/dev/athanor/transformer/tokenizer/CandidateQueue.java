package dev.athanor.transformer.tokenizer;

import java.util.Arrays;

/**
 * Pairs that wait to be merged, the most frequent first, of equally frequent ones the one with the smaller ids, of one
 * pair that waits twice the one that came first: a binary heap. Counts are those of the time when a pair was queued; who
 * polls looks whether they still hold, and queues the pair anew.
 */
final class CandidateQueue {

    private static final IdBuffer NONE = new IdBuffer();

    private final PairTable pairs;
    private long[] counts = new long[1 << 10];
    private int[] heap = new int[1 << 10];
    private int size;
    private int[] pairOf = new int[1 << 10];
    private IdBuffer[] wordsOf = new IdBuffer[1 << 10];
    private int candidates;

    CandidateQueue(PairTable pairs) {
        this.pairs = pairs;
    }

    /** A pair begins to wait, in the words given. */
    void add(int pair, IdBuffer words) {
        if (candidates == pairOf.length) {
            pairOf = Arrays.copyOf(pairOf, 2 * candidates);
            wordsOf = Arrays.copyOf(wordsOf, 2 * candidates);
        }
        words.trim();
        pairOf[candidates] = pair;
        wordsOf[candidates] = words;
        push(candidates++, pairs.count(pair));
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The count that the first had when it was queued. */
    long firstCount() {
        return counts[0];
    }

    /** The number of the first's pair. */
    int firstPair() {
        return pairOf[heap[0]];
    }

    /** The first waits on with the count that its pair has by now. */
    void recountFirst() {
        counts[0] = pairs.count(firstPair());
        siftDown();
    }

    /** Takes the first and returns its words. */
    IdBuffer poll() {
        int first = heap[0];
        IdBuffer words = wordsOf[first];
        wordsOf[first] = NONE;
        size--;
        heap[0] = heap[size];
        counts[0] = counts[size];
        siftDown();
        return words;
    }

    private void push(int candidate, long count) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        int place = size++;
        while (place > 0 && isBefore(candidate, count, (place - 1) / 2)) {
            move((place - 1) / 2, place);
            place = (place - 1) / 2;
        }
        heap[place] = candidate;
        counts[place] = count;
    }

    private void siftDown() {
        int candidate = heap[0];
        long count = counts[0];
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && isBefore(heap[child + 1], counts[child + 1], child)) {
                child++;
            }
            if (isBefore(candidate, count, child)) {
                break;
            }
            move(child, place);
            place = child;
        }
        heap[place] = candidate;
        counts[place] = count;
    }

    private void move(int from, int to) {
        heap[to] = heap[from];
        counts[to] = counts[from];
    }

    private boolean isBefore(int candidate, long count, int place) {
        if (count != counts[place]) {
            return count > counts[place];
        }
        int other = heap[place];
        int byPair = Long.compare(pairs.key(pairOf[candidate]), pairs.key(pairOf[other]));
        return byPair != 0 ? byPair < 0 : candidate < other;
    }
}
