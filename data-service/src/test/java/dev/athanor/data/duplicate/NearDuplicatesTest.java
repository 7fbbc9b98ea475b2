package dev.athanor.data.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.NearDuplicateConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearDuplicatesTest {

    private static final int WORDS = 200;
    private static final NearDuplicateConfiguration USUAL = new NearDuplicateConfiguration(true, 0.8, 5, 128);

    @TempDir
    Path folder;

    @Test
    void documentsThatAreNearlyTheSameAreFoundAndOthersAreNot() throws IOException {
        List<String> documents = IntStream.range(0, 400)
                .mapToObj(seed -> text(new Random(seed)))
                .collect(Collectors.toCollection(ArrayList::new));
        // One word of two hundred changed: five phrases of 196, so about 0.95 alike.
        for (int original = 0; original < 200; original++) {
            documents.add(documents.get(original).replaceFirst("^(.{300}\\S*) \\S+", "$1 changed"));
        }

        var found = find(USUAL, documents);

        assertThat(found).hasSizeGreaterThan(196);
        assertThat(found).allSatisfy(pair -> assertThat(pair.get(1)).isEqualTo(pair.get(0) + 400));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.95})
    void fewAreMissedWellAboveTheThresholdAndFewFoundWellBelow(double threshold) throws IOException {
        List<String> documents = new ArrayList<>();
        for (int seed = 0; seed < 100; seed++) {
            documents.addAll(pair(seed, threshold + 0.5 * (1 - threshold)));
        }
        for (int seed = 100; seed < 200; seed++) {
            documents.addAll(pair(seed, threshold - 0.25));
        }

        var found = find(new NearDuplicateConfiguration(true, threshold, 1, 256), documents);

        assertThat(found.stream().filter(pair -> pair.getFirst() < 200).count()).isGreaterThanOrEqualTo(90);
        assertThat(found.stream().filter(pair -> pair.getFirst() >= 200).count())
                .isLessThanOrEqualTo(5);
    }

    @Test
    void resultDependsOnTheDocumentsAlone() throws IOException {
        List<String> documents =
                IntStream.range(0, 50).mapToObj(i -> text(new Random(i % 10))).toList();

        assertThat(find(USUAL, documents)).isEqualTo(find(USUAL, documents)).isNotEmpty();
    }

    @Test
    void whatHasNoWordsIsNotAllTheSame() throws IOException {
        assertThat(find(USUAL, List.of("!!!", "???", "!!!"))).containsExactly(List.of(0, 2));
    }

    @Test
    void groupsAreNamedAfterTheirFirst() {
        var groups = new Groups(6);
        groups.unite(4, 5);
        groups.unite(2, 4);
        groups.unite(5, 1);

        assertThat(IntStream.range(0, 6).map(groups::first)).containsExactly(0, 1, 1, 3, 1, 1);
    }

    @Test
    void nothingIsLeftOnDisk() throws IOException {
        find(USUAL, List.of("a b c", "d e f"));

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private Set<List<Integer>> find(NearDuplicateConfiguration configuration, List<String> documents)
            throws IOException {
        Set<List<Integer>> found = new TreeSet<>((one, other) -> one.toString().compareTo(other.toString()));
        try (var duplicates = new NearDuplicates(configuration, folder)) {
            for (String document : documents) {
                duplicates.add(List.of(document));
            }
            duplicates.find((earlier, later) -> found.add(List.of(earlier, later)), () -> {});
        }
        return found;
    }

    private static String text(Random random) {
        return words(random, WORDS);
    }

    /** Two texts of words that none shares by accident, of that Jaccard similarity. */
    private static List<String> pair(int seed, double jaccard) {
        var random = new Random(seed);
        int common = 400;
        int own = (int) Math.round(common * (1 / jaccard - 1) / 2);
        String shared = words(random, common);
        return List.of(shared + " " + words(random, own), shared + " " + words(random, own));
    }

    private static String words(Random random, int count) {
        return random.longs(count).mapToObj(Long::toHexString).collect(Collectors.joining(" "));
    }
}
