package dev.athanor.transformer.tokenizer;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * GPT-2's way of writing bytes as printable characters, so that a vocabulary can be read in a JSON file.
 *
 * <p>Bytes that print in Latin-1 stand for themselves; the other 68, among them the space, are written in order as the
 * characters from U+0100 on. (Radford et al., 2019, "Language Models are Unsupervised Multitask Learners".)
 */
final class ByteAlphabet {

    static final int SIZE = 256;

    private static final int NONE = -1;
    private static final char[] SYMBOLS = symbols();
    private static final int[] VALUES = values();

    private ByteAlphabet() {}

    /** The character that stands for a byte. */
    static char symbol(byte value) {
        return SYMBOLS[Byte.toUnsignedInt(value)];
    }

    /** The byte that a character stands for; nothing for one that stands for none. */
    static OptionalInt value(char symbol) {
        int value = symbol < VALUES.length ? VALUES[symbol] : NONE;
        return value == NONE ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** All symbols by code point, the order of their ids. */
    static IntStream symbolsInOrder() {
        return new String(SYMBOLS).chars().sorted();
    }

    private static char[] symbols() {
        char[] symbols = new char[SIZE];
        char next = 0x100;
        for (int value = 0; value < SIZE; value++) {
            symbols[value] = prints(value) ? (char) value : next++;
        }
        return symbols;
    }

    private static int[] values() {
        int[] values = new int[symbolsInOrder().max().orElseThrow() + 1];
        Arrays.fill(values, NONE);
        for (int value = 0; value < SIZE; value++) {
            values[SYMBOLS[value]] = value;
        }
        return values;
    }

    private static boolean prints(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xFF && value != 0xAD);
    }
}
