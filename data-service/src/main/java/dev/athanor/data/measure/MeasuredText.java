package dev.athanor.data.measure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with everything that its quality is told by; each measure is taken when it is asked for, once. */
public final class MeasuredText {

    private static final Pattern EMPTY_LINES = Pattern.compile("\\n(?:[ \\t]*\\n)+");
    private static final String BULLETS = "•‣▶●○◦▪■□*-";

    private final String text;
    private @Nullable Words words;
    private @Nullable Phrases phrases;
    private @Nullable List<String> lines;

    public MeasuredText(String text) {
        this.text = text;
    }

    /** Unicode code points. */
    public long characters() {
        return text.codePointCount(0, text.length());
    }

    /** About how many words there are. */
    public double wordCount() {
        return words().count();
    }

    /** Characters of a word, on average; nothing where scripts have no spaces. */
    public OptionalDouble meanWordLength() {
        return words().meanLength();
    }

    /** Share of the visible characters that are letters or marks on them. */
    public double letters() {
        return words().letters();
    }

    /** Share of what stands between blanks that has a letter. */
    public double wordsWithLetters() {
        return words().runsWithLetter();
    }

    /** Hash signs, or ellipses, whichever are more, for each word. */
    public double symbolsPerWord() {
        long hashes = text.chars().filter(c -> c == '#').count();
        long ellipses = text.chars().filter(c -> c == '…').count() + occurrences("...");
        return Math.max(hashes, ellipses) / Math.max(1, wordCount());
    }

    private long occurrences(String part) {
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    /** Share of the lines that stood there before. */
    public double repeatedLines() {
        return Repetition.of(lines()).parts();
    }

    /** Share of the characters in such lines. */
    public double repeatedLineCharacters() {
        return Repetition.of(lines()).characters();
    }

    /** Share of the paragraphs that stood there before. */
    public double repeatedParagraphs() {
        return Repetition.of(paragraphs()).parts();
    }

    /** Share of the characters in such paragraphs. */
    public double repeatedParagraphCharacters() {
        return Repetition.of(paragraphs()).characters();
    }

    /** Share of the characters in the most frequent phrase of so many words. */
    public double mostFrequentPhrase(int size) {
        return phrases().mostFrequent(size);
    }

    /** Share of the characters in phrases of so many words that came before. */
    public double repeatedPhrases(int size) {
        return phrases().repeated(size);
    }

    /** Share of the lines that end in an ellipsis. */
    public double ellipsisLines() {
        return share(lines().stream()
                .filter(line -> line.endsWith("...") || line.endsWith("…"))
                .count());
    }

    /** Share of the lines that begin with a bullet. */
    public double bulletLines() {
        return share(lines().stream()
                .filter(line -> BULLETS.indexOf(line.charAt(0)) >= 0)
                .count());
    }

    private double share(long count) {
        return lines().isEmpty() ? 0 : (double) count / lines().size();
    }

    private Words words() {
        Words found = words;
        if (found == null) {
            found = Words.of(text);
            words = found;
        }
        return found;
    }

    private Phrases phrases() {
        Phrases found = phrases;
        if (found == null) {
            found = new Phrases(words());
            phrases = found;
        }
        return found;
    }

    private List<String> lines() {
        List<String> found = lines;
        if (found == null) {
            found = text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            lines = found;
        }
        return found;
    }

    private List<String> paragraphs() {
        return EMPTY_LINES
                .splitAsStream(text)
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }
}
