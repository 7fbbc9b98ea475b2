package dev.athanor.trainer.difficulty;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A window as a reader sees it.
 *
 * @param words in lower case; letters with their vowel signs, and digits
 * @param sentences how many there are, the ones that the window cuts included
 */
record WindowText(List<String> words, long sentences) {

    /** Marks belong to words: Devanagari writes most vowels as marks. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    /** The danda ends Hindi's sentences; a blank line ends every sentence. */
    private static final Pattern END = Pattern.compile("[.!?।॥…]+|\\n\\s*\\n");

    WindowText {
        words = List.copyOf(words);
    }

    static WindowText of(String text) {
        List<String> words = WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        long sentences = END.splitAsStream(text)
                .filter(sentence -> WORD.matcher(sentence).find())
                .count();
        return new WindowText(words, sentences);
    }

    /** Mean number of words in a sentence; 0 without words. */
    double sentenceLength() {
        return sentences == 0 ? 0 : (double) words.size() / sentences;
    }
}
