package dev.athanor.data.job;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.data.clean.RuleReport;
import dev.athanor.data.corpus.CorpusFacts;
import dev.athanor.data.report.CorpusSurvey;
import dev.athanor.data.report.DatasetReport;
import dev.athanor.data.report.ReportAuthor;
import dev.athanor.data.tokenize.TokenizedText;
import java.util.List;

/**
 * What is known of a version before its tokens are.
 *
 * @param description without what its tokens tell
 * @param corpus that it is made of
 * @param survey of the corpus
 * @param rules what cleaning did
 */
record VersionDraft(DatasetDescription description, CorpusFacts corpus, CorpusSurvey survey, List<RuleReport> rules) {

    VersionDraft {
        rules = List.copyOf(rules);
    }

    /** The description, with what the tokens tell. */
    DatasetDescription describe(TokenizedText tokens) {
        return description.with(tokens.statistics().statistics(), tokens.specialTokens());
    }

    /** What there is to know of the version. */
    DatasetReport report(TokenizedText tokens, String tokenizerJson) {
        return ReportAuthor.write(corpus, survey, rules, tokens, tokenizerJson);
    }
}
