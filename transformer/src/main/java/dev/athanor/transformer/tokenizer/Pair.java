package dev.athanor.transformer.tokenizer;

import java.util.Comparator;

/** Two neighbouring token ids; the order breaks ties between equally frequent pairs. */
record Pair(int left, int right) implements Comparable<Pair> {

    private static final Comparator<Pair> ORDER =
            Comparator.comparingInt(Pair::left).thenComparingInt(Pair::right);

    @Override
    public int compareTo(Pair other) {
        return ORDER.compare(this, other);
    }
}
