package dev.athanor.trainer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.address.SpecialTokens;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskingTest {

    private static final int VOCABULARY = 1000;
    private static final int MASK = 3;
    private static final SpecialTokens SPECIAL = new SpecialTokens(0, 1, 2, MASK, null);

    private final Masking masking = Masking.of(7, 0.15, SPECIAL, VOCABULARY);

    /** No token of it is special. */
    private static final int[] TEXT =
            IntStream.range(0, 100_000).map(place -> 4 + place % 900).toArray();

    @Test
    void ofTheShareEightTenthsAreHiddenOneIsReplacedAndOneStays() {
        Sample hidden = masking.hide(TEXT, 0);

        int[] chosen = IntStream.range(0, TEXT.length)
                .filter(place -> hidden.labels()[place] != Sample.IGNORED)
                .toArray();
        double masked = Arrays.stream(chosen)
                .filter(place -> hidden.tokens()[place] == MASK)
                .count();
        double kept = Arrays.stream(chosen)
                .filter(place -> hidden.tokens()[place] == TEXT[place])
                .count();
        assertThat((double) chosen.length / TEXT.length).isCloseTo(0.15, within(0.005));
        assertThat(masked / chosen.length).isCloseTo(0.8, within(0.015));
        assertThat(kept / chosen.length).isCloseTo(0.1, within(0.015));
    }

    @Test
    void whatHasToBeToldIsWhatStoodThereAndEverythingElseIsAsItWas() {
        Sample hidden = masking.hide(TEXT, 0);

        assertThat(IntStream.range(0, TEXT.length))
                .allMatch(place -> hidden.labels()[place] == Sample.IGNORED
                        ? hidden.tokens()[place] == TEXT[place]
                        : hidden.labels()[place] == TEXT[place]);
    }

    @Test
    void specialTokensAreNeverHidden() {
        int[] special = IntStream.range(0, 1000).map(place -> place % 4).toArray();

        Sample hidden = masking.hide(special, 0);

        assertThat(hidden.tokens()).isEqualTo(special);
        assertThat(hidden.labels()).containsOnly(Sample.IGNORED);
    }

    @Test
    void otherTokensAreHiddenAtEachOccasionAndTheSameAtTheSame() {
        assertThat(masking.hide(TEXT, 5).tokens())
                .isEqualTo(
                        Masking.of(7, 0.15, SPECIAL, VOCABULARY).hide(TEXT, 5).tokens())
                .isNotEqualTo(masking.hide(TEXT, 6).tokens());
    }
}
