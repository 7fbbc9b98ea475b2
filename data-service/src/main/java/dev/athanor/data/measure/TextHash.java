package dev.athanor.data.measure;

import java.util.function.IntUnaryOperator;

/**
 * Hashes of 64 bits, the same on every machine: FNV-1a over UTF-16 units, with the last mixing of MurmurHash3, since FNV alone
 * leaves the low bits of short texts alike. Not for adversaries: two texts with one hash can be made, but not by accident.
 */
public final class TextHash {

    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private TextHash() {}

    /** Of a whole text. */
    public static long of(String text) {
        return of(text, 0, text.length(), IntUnaryOperator.identity());
    }

    /** Of a part of a text, whatever the case of its letters. */
    static long ofFolded(String text, int from, int to) {
        return of(text, from, to, Character::toLowerCase);
    }

    private static long of(String text, int from, int to, IntUnaryOperator written) {
        long hash = BASIS;
        for (int i = from; i < to; i++) {
            hash = (hash ^ written.applyAsInt(text.charAt(i))) * PRIME;
        }
        return mixed(hash);
    }

    /** Each bit of the result depends on each of {@code hash}. */
    public static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** Of a sequence of hashes: {@code before} is the hash of those up to here, 0 at the beginning. */
    static long followed(long before, long next) {
        return mixed(before * PRIME + next);
    }
}
