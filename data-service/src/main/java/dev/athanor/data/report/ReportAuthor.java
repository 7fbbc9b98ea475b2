package dev.athanor.data.report;

import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.data.clean.RuleReport;
import dev.athanor.data.corpus.CorpusFacts;
import dev.athanor.data.tokenize.TokenizedText;
import dev.athanor.data.tokenize.UnknownToken;
import dev.athanor.data.tokenize.VocabularyUse;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a report together. */
public final class ReportAuthor {

    private static final double LEAST_USE = 0.5;
    private static final double MOST_UNKNOWN = 0.001;
    private static final double MOST_REMOVED = 0.5;

    private ReportAuthor() {}

    /**
     * The report of a version.
     *
     * @param survey of the corpus
     * @param rules what cleaning did
     * @param tokens that the corpus became
     * @param tokenizerJson that it became so by
     */
    public static DatasetReport write(
            CorpusFacts corpus,
            CorpusSurvey survey,
            List<RuleReport> rules,
            TokenizedText tokens,
            String tokenizerJson) {
        var statistics = tokens.statistics().statistics();
        VocabularyUse vocabulary;
        try (Tokenizer tokenizer = Tokenizer.of(tokenizerJson)) {
            vocabulary = tokens.census().vocabulary(tokenizer, UnknownToken.of(tokenizerJson));
        }
        return new DatasetReport(
                corpus.form(),
                warnings(survey, rules, vocabulary),
                part(corpus.oneText() ? null : corpus.trainSamples(), statistics.trainTokens(), statistics),
                part(corpus.oneText() ? null : corpus.validationSamples(), statistics.validationTokens(), statistics),
                rules,
                new DatasetReport.Lengths(
                        survey.unit(),
                        survey.characters(),
                        corpus.oneText() ? null : tokens.census().lengths()),
                vocabulary,
                survey.repetition());
    }

    private static DatasetReport.PartSize part(@Nullable Long samples, long tokens, DatasetStatistics all) {
        return new DatasetReport.PartSize(
                samples, tokens, (double) tokens / (all.trainTokens() + all.validationTokens()));
    }

    private static List<String> warnings(CorpusSurvey survey, List<RuleReport> rules, VocabularyUse vocabulary) {
        List<String> warnings = new ArrayList<>();
        var repetition = survey.repetition();
        if (repetition.leakage().share() > 0) {
            warnings.add(leakage(repetition));
        }
        long removed = rules.stream()
                .filter(rule -> rule.effect() == RuleReport.Effect.REMOVED)
                .mapToLong(RuleReport::documents)
                .sum();
        double removedShare =
                (double) removed / Math.max(1, removed + survey.characters().count());
        if (removedShare > MOST_REMOVED) {
            warnings.add("The rules removed %s of the documents: see which, and whether they mean what they say."
                    .formatted(percent(removedShare)));
        }
        double used = (double) vocabulary.used() / vocabulary.size();
        if (used < LEAST_USE) {
            warnings.add("Only %s of the vocabulary occurs: a smaller one would do.".formatted(percent(used)));
        }
        if (vocabulary.unknownShare() > MOST_UNKNOWN) {
            warnings.add("%s of the tokens stand for what the tokenizer does not know: take one that knows this text."
                    .formatted(percent(vocabulary.unknownShare())));
        }
        return warnings;
    }

    /** What leaks, in a sentence; also the reason why a dataset is refused. */
    public static String leakage(DatasetReport.Repetition repetition) {
        var leakage = repetition.leakage();
        return "%s of the held-out %ss (%d as they are, %d nearly) are also trained on: what validation says of a model is too good."
                .formatted(percent(leakage.share()), repetition.unit(), leakage.exact(), leakage.near());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
}
