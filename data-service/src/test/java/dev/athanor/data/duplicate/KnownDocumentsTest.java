package dev.athanor.data.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.NearDuplicateConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownDocumentsTest {

    private static final NearDuplicateConfiguration USUAL = new NearDuplicateConfiguration(true, 0.8, 5, 128);

    @TempDir
    Path folder;

    /** Its plain twin compares all with all, by files. */
    @Test
    void findsWhatTheSearchAmongAllDocumentsFinds() throws IOException {
        List<String> known = new ArrayList<>();
        List<String> passing = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            String document = text(new Random(seed));
            known.add(document);
            // Half of them nearly come by, with one to twenty words of two hundred changed.
            passing.add(seed % 2 == 0 ? changed(document, 1 + seed / 10) : text(new Random(1000 + seed)));
        }
        var expected = new BitSet();
        try (var all = new NearDuplicates(USUAL, folder)) {
            for (String document : passing) {
                all.add(List.of(document));
            }
            for (String document : known) {
                all.add(List.of(document));
            }
            all.find((earlier, later) -> expected.set(later - passing.size()), () -> {});
        }

        var documents = new KnownDocuments(USUAL, known.size());
        known.forEach(documents::add);
        List<Integer> told = new ArrayList<>();
        passing.forEach(document -> documents.meet(document, told::add));

        assertThat(documents.met()).isEqualTo(expected);
        assertThat(expected.cardinality()).isBetween(10, 60);
        assertThat(told).doesNotHaveDuplicates().hasSize(expected.cardinality());
    }

    @Test
    void equalOnesAreAllMetAtOnceAndNeverAgain() {
        String document = text(new Random(0));
        var documents = new KnownDocuments(USUAL, 3);
        documents.add(document);
        documents.add(text(new Random(1)));
        documents.add(document);
        List<Integer> told = new ArrayList<>();

        documents.meet(document, told::add);
        documents.meet(document, told::add);

        assertThat(told).containsExactlyInAnyOrder(0, 2);
    }

    private static String text(Random random) {
        return random.longs(200).mapToObj(Long::toHexString).collect(Collectors.joining(" "));
    }

    private static String changed(String document, int words) {
        String[] changed = document.split(" ");
        for (int word = 0; word < words; word++) {
            changed[word * 9] = "changed" + word;
        }
        return String.join(" ", changed);
    }
}
