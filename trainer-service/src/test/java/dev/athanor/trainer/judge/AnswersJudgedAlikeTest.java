package dev.athanor.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scores of the committed answers are those of sacrebleu 2.6.0 and rouge-score 0.1.2; the checks of interoperability
 * ask both again.
 */
class AnswersJudgedAlikeTest {

    /** Answers, what they should have been, and what others make of them. */
    record Case(
            String name,
            List<String> answers,
            List<String> references,
            double bleu,
            double rouge1,
            double rouge2,
            double rougeL) {}

    static List<Case> cases() throws IOException {
        try (InputStream file = AnswersJudgedAlikeTest.class.getResourceAsStream("answers.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bleuIsSacrebleus(Case given) {
        assertThat(Bleu.of(given.answers(), given.references())).isCloseTo(given.bleu(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rougeIsThatOfRougeScore(Case given) {
        Rouge rouge = Rouge.of(given.answers(), given.references());

        assertThat(rouge.unigrams()).isCloseTo(given.rouge1(), within(1e-12));
        assertThat(rouge.bigrams()).isCloseTo(given.rouge2(), within(1e-12));
        assertThat(rouge.longest()).isCloseTo(given.rougeL(), within(1e-12));
    }
}
