package dev.athanor.data.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What is promised of any rows, seed and fraction: of so many that no part stays empty but once in a billion. */
class SplitLawsTest extends ReadDocuments {

    private static final int FEWEST = 64;

    @Property(tries = 100)
    void documentIsNeverInBothParts(
            @ForAll("documents") List<String> documents,
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.3, max = 0.7) double fraction,
            @ForAll Random order)
            throws IOException {
        List<String> twice = new ArrayList<>(documents);
        twice.addAll(documents);
        Collections.shuffle(twice, order);

        var set = read(twice, new SampleRules(fraction, seed, false));

        assertThat(new HashSet<>(texts(set.train()))).doesNotContainAnyElementsOf(texts(set.validation()));
        assertThat(set.train().samples() + set.validation().samples()).isEqualTo(2L * documents.size());
    }

    @Property(tries = 100)
    void documentStaysInItsPartAndItsPlaceWhateverIsAppended(
            @ForAll("documents") List<String> documents,
            @ForAll("documents") List<String> appended,
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0.3, max = 0.7) double fraction)
            throws IOException {
        var rules = new SampleRules(fraction, seed, false);
        var before = read(documents, rules);
        List<String> trained = texts(before.train());
        List<String> heldOut = texts(before.validation());
        List<String> more = new ArrayList<>(documents);
        more.addAll(appended);

        var after = read(more, rules);

        assertThat(texts(after.train())).startsWith(trained.toArray(String[]::new));
        assertThat(texts(after.validation())).startsWith(heldOut.toArray(String[]::new));
    }

    @Property(tries = 100)
    void orderOfTheRowsMovesNoDocument(
            @ForAll("documents") List<String> documents, @ForAll long seed, @ForAll Random order) throws IOException {
        var rules = new SampleRules(0.5, seed, false);
        List<String> heldOut = texts(read(documents, rules).validation());
        List<String> shuffled = new ArrayList<>(documents);
        Collections.shuffle(shuffled, order);

        assertThat(texts(read(shuffled, rules).validation())).containsExactlyInAnyOrderElementsOf(heldOut);
    }

    @Provide
    Arbitrary<List<String>> documents() {
        return Arbitraries.of("a", "b", " ", ",", "\"", "\n", "é", "क", "語", "😀")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts) + "x")
                .list()
                .uniqueElements()
                .ofMinSize(FEWEST)
                .ofMaxSize(2 * FEWEST);
    }

    private static List<String> texts(SampleFile part) {
        List<String> texts = new ArrayList<>();
        part.texts("").forEach(texts::add);
        return texts;
    }
}
