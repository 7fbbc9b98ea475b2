package dev.athanor.trainer.difficulty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.trainer.tokens.Tokens;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementTest {

    /** Four windows of sixteen characters and a last one, whose target the fourth needs. */
    private static final String TEXT =
            "one two one two." + "a. b. one. two. " + "rare words there" + "one one one two." + "x";

    @TempDir
    private Path folder;

    @Test
    void shortSentencesAreEasierThanLongOnes() throws Exception {
        assertThat(order(new Weights(1, 0, 0), "of").getFirst()).isEqualTo(1);
    }

    @Test
    void windowsOfRareWordsComeLast() throws Exception {
        List<Long> order = order(new Weights(0, 1, 0), "of");

        assertThat(order.getLast()).isEqualTo(2);
        assertThat(order.getFirst()).isEqualTo(3);
    }

    @Test
    void markersMakeAWindowDifficult() throws Exception {
        assertThat(order(new Weights(0, 0, 1), "-ere").getLast()).isEqualTo(2);
    }

    @Test
    void weightsDecideBetweenMeasures() throws Exception {
        assertThat(order(new Weights(1, 10, 0), "of").getLast()).isEqualTo(2);
    }

    @Test
    void windowsThatAreEquallyDifficultKeepTheOrderOfTheText() throws Exception {
        assertThat(order(new Weights(0, 0, 1), "nowhere")).containsExactly(0L, 1L, 2L, 3L);
    }

    private List<Long> order(Weights weights, String markers) throws Exception {
        Path file = folder.resolve("order");
        try (Tokenizer tokenizer =
                Tokenizer.of(CharacterVocabulary.of(List.of(TEXT)).toTokenizerJson())) {
            Windows windows = new Windows(tokens(tokenizer.encode(TEXT)), tokenizer, 16);
            new Measurement(windows, weights, Markers.of(markers)).write(folder, file);
        }
        try (EasiestFirst order = EasiestFirst.open(file)) {
            return LongStream.range(0, order.count()).map(order::window).boxed().toList();
        }
    }

    private static Tokens tokens(int... ids) {
        return new Tokens() {
            @Override
            public long count() {
                return ids.length;
            }

            @Override
            public void copy(long from, int[] target, int at, int length) {
                System.arraycopy(ids, (int) from, target, at, length);
            }
        };
    }
}
