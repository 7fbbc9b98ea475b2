package dev.athanor.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.config.Violation;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.contracts.event.SampleStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetFitTest {

    private static final SpecialTokens ALL_TOKENS = new SpecialTokens(0, 1, 2, 3, 4);

    @ParameterizedTest
    @CsvSource({
        "gpt2,  TEXT,     CAUSAL",
        "llama, TEXT,     CAUSAL",
        "bert,  TEXT,     MASKED",
        "bert,  LABELLED, CLASSIFICATION",
        "t5,    PAIRS,    SEQUENCE_TO_SEQUENCE"
    })
    void objectiveIsTheOneThatBothFit(String architecture, DatasetForm form, Objective objective) {
        DatasetFit fit = fit("model: {architecture: " + architecture + "}", form, 64, 2, ALL_TOKENS);

        assertThat(fit.objective()).contains(objective);
        assertThat(fit.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gpt2 | LABELLED | is gpt2, which learns causal; reviews is a dataset of the form labelled, which shows classification: allowed is bert
            t5   | TEXT     | is t5, which learns sequence-to-sequence; reviews is a dataset of the form text, which shows causal, masked: allowed is gpt2, llama, bert
            bert | PAIRS    | is bert, which learns masked, classification; reviews is a dataset of the form pairs, which shows sequence-to-sequence: allowed is t5
            """)
    void modelThatCannotLearnFromTheDatasetIsRefusedWithThoseThatCan(
            String architecture, DatasetForm form, String message) {
        assertThat(violations(fit("model: {architecture: " + architecture + "}", form, 64, 2, ALL_TOKENS)))
                .containsExactly("model.architecture: " + message);
    }

    @Test
    void objectiveThatIsNamedMustBeTheOneThatFits() {
        String model = "model: {architecture: bert}, training: {objective: ";

        assertThat(violations(fit(model + "classification}", DatasetForm.LABELLED, 64, 2, ALL_TOKENS)))
                .isEmpty();
        assertThat(violations(fit(model + "masked}", DatasetForm.LABELLED, 64, 2, ALL_TOKENS)))
                .containsExactly(
                        "training.objective: is masked; what a bert learns from reviews, a dataset of the form labelled, is classification: allowed is that or auto");
    }

    @Test
    void sampleThatIsLongerThanTheContextIsRefused() {
        assertThat(violations(fit("model: {architecture: bert}", DatasetForm.LABELLED, 65, 2, ALL_TOKENS)))
                .containsExactly(
                        "model.contextLength: is 64; the longest sequence of reviews has 65 tokens, so allowed is at least 65");
    }

    @Test
    void nothingIsTheBestByWhatIsNeverMeasured() {
        String byF1 = "checkpoints: {bestBy: f1}, model: {architecture: bert}";
        String byBleu = "checkpoints: {bestBy: bleu}, model: {architecture: t5}, evaluation: {generations: %d}";

        assertThat(violations(fit(byF1, DatasetForm.LABELLED, 8, 2, ALL_TOKENS)))
                .isEmpty();
        assertThat(violations(fit(byF1, DatasetForm.TEXT, 8, 0, ALL_TOKENS)))
                .containsExactly(
                        "checkpoints.bestBy: is f1; evaluations of this masked model measure, and allowed are, loss, accuracy");
        assertThat(violations(fit(byBleu.formatted(4), DatasetForm.PAIRS, 8, 0, ALL_TOKENS)))
                .isEmpty();
        assertThat(violations(fit(byBleu.formatted(0), DatasetForm.PAIRS, 8, 0, ALL_TOKENS)))
                .containsExactly(
                        "checkpoints.bestBy: is bleu; evaluations of this sequence-to-sequence model measure, and allowed are, loss, accuracy");
    }

    @Test
    void singleLabelTeachesNothing() {
        assertThat(violations(fit("model: {architecture: bert}", DatasetForm.LABELLED, 8, 1, ALL_TOKENS)))
                .containsExactly(
                        "dataset.name: is reviews, whose samples all have the same label: there is nothing to learn");
    }

    @Test
    void tokenThatTheObjectiveNeedsIsAskedForWhereTokensAreKnown() {
        String masked = "model: {architecture: bert}";

        assertThat(violations(fit(masked, DatasetForm.TEXT, 8, 0, SpecialTokens.NONE)))
                .containsExactly(
                        "dataset.name: is reviews, whose tokenizer has no mask token; a masked model needs one: create the dataset with special tokens");
        assertThat(violations(fit("model: {architecture: t5}", DatasetForm.PAIRS, 8, 0, SpecialTokens.NONE)))
                .containsExactly(
                        "dataset.name: is reviews, whose tokenizer has no end token; a sequence-to-sequence model needs one: create the dataset with special tokens");
        assertThat(new DatasetFit(configuration(masked), statistics(8, 0), DatasetForm.TEXT).violations())
                .isEmpty();
    }

    @Test
    void separateDocumentsNeedATokenThatEndsThem() {
        String separate = "training: {documents: separate}";

        assertThat(violations(fit(separate, DatasetForm.TEXT, 8, 0, ALL_TOKENS)))
                .isEmpty();
        assertThat(violations(fit(separate, DatasetForm.TEXT, 8, 0, SpecialTokens.NONE)))
                .containsExactly(
                        "training.documents: is separate; the tokenizer of reviews has no token that ends documents: create the dataset with special tokens, or take joined");
    }

    @Test
    void modelFromElsewhereLearnsWhatTheDatasetShowsOrWhatIsNamed() {
        String from = "model: {from: models/mine/1/safetensors}";

        assertThat(fit(from, DatasetForm.LABELLED, 8, 2, ALL_TOKENS).objective())
                .contains(Objective.CLASSIFICATION);
        assertThat(fit(from, DatasetForm.TEXT, 8, 2, ALL_TOKENS).objective()).contains(Objective.CAUSAL);
        assertThat(fit(from + ", training: {objective: masked}", DatasetForm.TEXT, 8, 2, ALL_TOKENS)
                        .objective())
                .contains(Objective.MASKED);
        assertThat(violations(fit(from + ", training: {objective: masked}", DatasetForm.PAIRS, 8, 2, ALL_TOKENS)))
                .containsExactly(
                        "training.objective: is masked; reviews is a dataset of the form pairs, which does not show that");
        assertThat(violations(fit(
                        from + ", adapters: {rank: 2}, samples: {count: 1}", DatasetForm.LABELLED, 8, 2, ALL_TOKENS)))
                .containsExactly(
                        "samples.count: is for causal language models, which this run does not train; allowed is 0");
    }

    private static List<String> violations(DatasetFit fit) {
        return fit.violations().stream().map(Violation::toString).toList();
    }

    private static DatasetFit fit(
            String keys, DatasetForm form, int longestSequence, int labels, SpecialTokens specialTokens) {
        return new DatasetFit(configuration(keys), statistics(longestSequence, labels), form, specialTokens);
    }

    private static RunConfiguration configuration(String keys) {
        return RunConfigurations.resolve(RunConfigurations.parse("{name: play, dataset: reviews, " + keys + "}"));
    }

    private static DatasetStatistics statistics(int longestSequence, int labels) {
        return new DatasetStatistics(
                10_000, 300, 9_000, 1_000, 2, new SampleStatistics(90, 10, longestSequence, labels));
    }
}
