package dev.athanor.transformer.tokenizer;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The words that hold a pair; a number that was just added is not added again. */
final class WordNumbers {

    private int[] numbers = new int[2];
    private int size;

    void add(int word) {
        if (size > 0 && numbers[size - 1] == word) {
            return;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = word;
    }

    void forEach(IntConsumer action) {
        for (int i = 0; i < size; i++) {
            action.accept(numbers[i]);
        }
    }
}
