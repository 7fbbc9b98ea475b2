package dev.athanor.data.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MinHashPropertyTest {

    private static final int FUNCTIONS = 256;

    /** Five standard errors, and four functions more where so few agree that their number is Poisson's: one in a million. */
    @Property(tries = 100)
    void estimateIsCloseToTheJaccardSimilarity(
            @ForAll @IntRange(min = 1, max = 400) int common,
            @ForAll @IntRange(min = 0, max = 200) int own,
            @ForAll Random random) {
        // Phrases of one word each, so that the sets are known; a minus sign would part a word in two.
        List<String> words = IntStream.range(0, common + 2 * own)
                .mapToObj(i -> "w" + Integer.toUnsignedString(random.nextInt()) + "x" + i)
                .toList();
        var hash = new MinHash(FUNCTIONS, 1);
        double jaccard = (double) common / (common + 2 * own);

        double estimate = MinHash.similarity(
                hash.signature(List.of(text(words.subList(0, common + own)))),
                hash.signature(List.of(text(words.subList(own, common + 2 * own).reversed()))));

        assertThat(estimate)
                .isCloseTo(jaccard, within(5 * Math.sqrt(jaccard * (1 - jaccard) / FUNCTIONS) + 4.0 / FUNCTIONS));
    }

    @Property(tries = 50)
    void orderOfPhrasesDoesNotMatter(@ForAll Random random) {
        List<String> words = random.ints(50, 0, 1000).mapToObj(i -> "w" + i).collect(Collectors.toList());
        var hash = new MinHash(64, 1);
        int[] before = hash.signature(List.of(text(words)));

        Collections.shuffle(words, random);

        assertThat(hash.signature(List.of(text(words)))).isEqualTo(before);
    }

    private static String text(List<String> words) {
        return String.join(" ", words);
    }
}
