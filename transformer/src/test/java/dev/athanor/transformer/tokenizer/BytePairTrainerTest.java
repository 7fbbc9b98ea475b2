package dev.athanor.transformer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.transformer.tokenizer.BytePairVocabulary.Merge;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytePairTrainerTest {

    @Test
    void mostFrequentPairIsMergedFirst() {
        BytePairVocabulary vocabulary = new BytePairTrainer(258).train(List.of("ab ab ab cd cd"));

        assertThat(vocabulary.merges()).containsExactly(new Merge("a", "b"));
    }

    @Test
    void amongEquallyFrequentPairsTheOneWithSmallerIdsIsMergedFirst() {
        BytePairVocabulary vocabulary = new BytePairTrainer(258).train(List.of("xy", "ab", "xy", "ab"));

        assertThat(vocabulary.merges()).containsExactly(new Merge("a", "b"));
    }

    @Test
    void pairsBelowTheMinimumFrequencyAreNotMerged() {
        BytePairVocabulary vocabulary = new BytePairTrainer(300, 3, List.of(BytePairVocabulary.END_OF_TEXT))
                .train(List.of("cd ab ab cd cd cd"));

        assertThat(vocabulary.merges()).containsExactly(new Merge("c", "d"), new Merge("Ġ", "cd"));
    }

    @Test
    void textWithoutFrequentPairsYieldsASmallerVocabulary() {
        BytePairVocabulary vocabulary = new BytePairTrainer(1000).train(List.of("abc"));

        assertThat(vocabulary.size()).isEqualTo(BytePairVocabulary.SMALLEST_SIZE);
    }

    @Test
    void vocabularyWithoutRoomForTheBytesIsRefused() {
        assertThatThrownBy(() -> new BytePairTrainer(256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "vocabularySize is 256, but byte-level BPE needs at least 257: 256 bytes and <|endoftext|>");
    }

    @Test
    void progressTellsEachMerge() {
        List<Integer> told = new ArrayList<>();

        new BytePairTrainer(259).train(List.of("ab ab cd cd"), told::add);

        assertThat(told).containsExactly(1, 2);
    }

    @Test
    void failureOfTheTextsIsThatOfTheTraining() {
        Iterator<String> texts = new Iterator<>() {
            private int taken;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                if (taken++ == 10) {
                    throw new IllegalStateException("the disk is gone");
                }
                return "ab";
            }
        };

        Iterable<String> once = () -> texts;

        assertThatThrownBy(() -> new BytePairTrainer(300).train(once))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is gone");
    }
}
