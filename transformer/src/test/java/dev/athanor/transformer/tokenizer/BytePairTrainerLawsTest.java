package dev.athanor.transformer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The trainer in use against its plain twin. */
class BytePairTrainerLawsTest {

    private static final int THREADS = 3;

    @Property(tries = 500)
    void mergesAreThoseOfThePlainTwinInTheirOrder(@ForAll @Size(min = 1, max = 6) List<@From("texts") String> texts) {
        assertThat(merges(300, texts)).isEqualTo(new PlainBytePairTrainer().train(300, texts));
    }

    @Example
    void manyWordsAreCountedAsFewAre() {
        List<String> texts = randomTexts(20);

        assertThat(merges(700, texts)).isEqualTo(new PlainBytePairTrainer().train(700, texts));
    }

    private static List<BytePairVocabulary.Merge> merges(int vocabularySize, List<String> texts) {
        return new BytePairTrainer(
                        vocabularySize,
                        BytePairTrainer.USUAL_MINIMUM_FREQUENCY,
                        List.of(BytePairVocabulary.END_OF_TEXT),
                        THREADS)
                .train(texts)
                .merges();
    }

    /** Of syllables, so that there are many different words and many pairs that are equally frequent. */
    private static List<String> randomTexts(int count) {
        Random random = new Random(7);
        List<String> syllables = List.of("ka", "to", "ri", "ne", "so", "mu", "é", "温", "an");
        return Stream.generate(() -> IntStream.range(0, 2000)
                        .mapToObj(word -> IntStream.rangeClosed(0, random.nextInt(5))
                                .mapToObj(syllable -> syllables.get(random.nextInt(syllables.size())))
                                .collect(Collectors.joining()))
                        .collect(Collectors.joining(" ")))
                .limit(count)
                .toList();
    }

    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> few = Arbitraries.strings().withChars("ab ").ofMaxLength(40);
        Arbitrary<String> more = Arbitraries.strings().withChars("abc'st \n1é!").ofMaxLength(60);
        return Arbitraries.oneOf(few, more);
    }
}
