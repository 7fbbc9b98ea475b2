package dev.athanor.data.tokenize;

import java.util.Iterator;
import java.util.function.DoubleConsumer;

/**
 * Text of which is told how much has gone by, over all times that it is gone through. Used by one thread at a time, not
 * always the same.
 */
final class PassingText implements Iterable<String> {

    private final Iterable<String> pieces;
    private final double all;
    private final DoubleConsumer progress;
    private double passed;

    /**
     * @param characters that will go by, about
     * @param progress is told before each piece the share that has gone by, from 0 to 1; what it throws ends the passing
     */
    PassingText(Iterable<String> pieces, long characters, DoubleConsumer progress) {
        this.pieces = pieces;
        this.all = Math.max(1, characters);
        this.progress = progress;
    }

    @Override
    public Iterator<String> iterator() {
        var rest = pieces.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rest.hasNext();
            }

            @Override
            public String next() {
                progress.accept(Math.min(1, passed / all));
                String piece = rest.next();
                passed += piece.length();
                return piece;
            }
        };
    }
}
