package dev.athanor.data.tokenize;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Some of the pieces of a text, spread over all of it and in their order: about as many bytes as asked for, one piece more
 * at most. The same seed chooses the same ones.
 *
 * @param pieces of all text; gone through once more before, to learn how much there is
 * @param bytes of UTF-8 that are wanted
 * @param seed of the choice
 */
record TrainingSample(Iterable<String> pieces, long bytes, long seed) implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        long all = 0;
        for (String piece : pieces) {
            all += length(piece);
        }
        return new Chosen(pieces.iterator(), all, bytes, new SplittableRandom(seed));
    }

    private static long length(String piece) {
        return piece.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Takes each piece with the chance that what is still wanted has among what is still to come. */
    private static final class Chosen implements Iterator<String> {

        private final Iterator<String> rest;
        private final SplittableRandom random;
        private long left;
        private long wanted;
        private @Nullable String next;

        Chosen(Iterator<String> rest, long left, long wanted, SplittableRandom random) {
            this.rest = rest;
            this.left = left;
            this.wanted = wanted;
            this.random = random;
        }

        @Override
        public boolean hasNext() {
            while (next == null && wanted > 0 && rest.hasNext()) {
                String piece = rest.next();
                if (random.nextDouble() * left < wanted) {
                    next = piece;
                    wanted -= length(piece);
                }
                left -= length(piece);
            }
            return next != null;
        }

        @Override
        public String next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            String piece = next;
            next = null;
            return piece;
        }
    }
}
