package dev.athanor.trainer.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.config.SampleConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.SampleBatch;
import dev.athanor.trainer.program.EvaluationResult;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.tokenizer.UnknownCharacterException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final String TOKENIZER =
            CharacterVocabulary.of(List.of("abc")).toTokenizerJson();

    private final Tokenizer tokenizer = Tokenizer.of(TOKENIZER);
    private final NextLetter program = new NextLetter();

    @Test
    void textGoesOnFromThePrompt() {
        assertThat(sampler(new SampleConfiguration(1, 5, "ab", 0)).write(program, 10))
                .containsExactly("cabca");
    }

    @Test
    void modelSeesNoMoreThanItsContext() {
        sampler(new SampleConfiguration(1, 9, "ab", 0)).write(program, 10);

        assertThat(program.seen).startsWith(2, 3, 4, 4).allMatch(length -> length <= 4);
    }

    @Test
    void textsOfAStepAreTheSameInEveryAttemptAndDifferFromEachOther() {
        Sampler sampler = sampler(new SampleConfiguration(3, 40, "a", 10));

        List<String> once = sampler.write(program, 10);

        assertThat(sampler.write(program, 10)).isEqualTo(once);
        assertThat(sampler.write(program, 20)).isNotEqualTo(once);
        assertThat(once).doesNotHaveDuplicates();
    }

    @Test
    void promptOfForeignCharactersIsRefused() {
        SampleConfiguration foreign = new SampleConfiguration(1, 5, "x", 0);

        assertThatThrownBy(() -> sampler(foreign))
                .isInstanceOf(UnknownCharacterException.class)
                .hasMessageContaining("'x'");
    }

    @AfterEach
    void close() {
        tokenizer.close();
    }

    private Sampler sampler(SampleConfiguration configuration) {
        return new Sampler(configuration, tokenizer, 4, 7);
    }

    /** Holds the next letter of the alphabet for the likeliest. */
    private static final class NextLetter implements TrainingProgram {
        private final List<Integer> seen = new ArrayList<>();

        @Override
        public float[] scores(int... tokens) {
            seen.add(tokens.length);
            float[] scores = new float[3];
            scores[(tokens[tokens.length - 1] + 1) % 3] = 5;
            return scores;
        }

        @Override
        public StepResult step(Batch batch, double learningRate) {
            throw new AssertionError("writing trains nothing");
        }

        @Override
        public EvaluationResult evaluate(Batch batch) {
            throw new AssertionError("writing evaluates nothing");
        }

        @Override
        public int[][] write(SampleBatch batch, int start, int end, int length) {
            throw new AssertionError("a text is written token by token");
        }

        @Override
        public void save(Path file) {
            throw new AssertionError("writing saves nothing");
        }

        @Override
        public void close() {}
    }
}
