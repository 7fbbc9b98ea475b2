package dev.athanor.data.report;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.data.clean.RuleReport;
import dev.athanor.data.measure.Histogram;
import dev.athanor.data.tokenize.VocabularyUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a version.
 *
 * @param form what it is made of
 * @param warnings what should be looked at, in sentences
 * @param train the part to learn from
 * @param validation the part that is held out
 * @param rules what each rule of cleaning did
 * @param lengths of lines, documents or sequences
 * @param vocabulary how it is used
 * @param repetition of documents, or of a plain text's passages
 */
public record DatasetReport(
        DatasetForm form,
        List<String> warnings,
        PartSize train,
        PartSize validation,
        List<RuleReport> rules,
        Lengths lengths,
        VocabularyUse vocabulary,
        Repetition repetition) {

    static final String DOCUMENT = "document";
    static final String PASSAGE = "passage";

    public DatasetReport {
        warnings = List.copyOf(warnings);
        rules = List.copyOf(rules);
    }

    /**
     * One part.
     *
     * @param samples absent of a plain text
     * @param tokens with those that stand around sequences
     * @param share of all tokens
     */
    public record PartSize(@Nullable Long samples, long tokens, double share) {}

    /**
     * How long the units are.
     *
     * @param unit {@code line} of a plain text, {@code document}, or {@code sequence} of pairs
     * @param characters Unicode code points
     * @param tokens absent of lines: one token may be the end of a line and the beginning of the next, so that lines have no
     *     number of tokens of their own
     */
    public record Lengths(
            String unit, Histogram characters, @Nullable Histogram tokens) {}

    /**
     * Documents that came before, as they are or nearly; of pairs only the sources count. A plain text has passages
     * instead: its paragraphs, and of long ones the lines.
     *
     * @param threshold share of common phrases from which on two are nearly the same
     * @param unit {@code document}, or {@code passage} of a plain text
     * @param duplicates documents of the dataset that equal one before; absent of passages, which are compared with held-out
     *     ones alone
     * @param nearDuplicates others that are nearly the same as one before; absent of passages
     * @param leakage of what is held out
     */
    public record Repetition(
            double threshold,
            String unit,
            @Nullable Long duplicates,
            @Nullable Long nearDuplicates,
            Leakage leakage) {}

    /**
     * Held-out documents, or passages, that are among those to train on.
     *
     * @param lookedAt how many held-out ones were compared: all, but of the passages of a very large text
     * @param exact as they are
     * @param near nearly
     * @param share of those looked at that are either; 0 where there are none
     * @param examples some of them
     */
    public record Leakage(long lookedAt, long exact, long near, double share, List<LeakedPair> examples) {
        public Leakage {
            examples = List.copyOf(examples);
        }

        static Leakage of(long lookedAt, long exact, long near, List<LeakedPair> examples) {
            return new Leakage(lookedAt, exact, near, (double) (exact + near) / Math.max(1, lookedAt), examples);
        }
    }

    /**
     * An example, in which personal data are hidden.
     *
     * @param train a document to train on
     * @param validation the held-out one
     */
    public record LeakedPair(String train, String validation) {}
}
