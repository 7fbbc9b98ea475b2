package dev.athanor.data.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.NearDuplicateConfiguration;
import dev.athanor.data.clean.Cleaner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Of what is the same, or nearly, the first stays; and what was left out once leaves nothing more to leave out. */
class DuplicateLawsTest extends ReadDocuments {

    private static final Division SEED = new Division.ByHash(0.5, 0);
    private static final NearDuplicateConfiguration KEPT =
            CleaningConfigurations.none().nearDuplicates();
    private static final NearDuplicateConfiguration REMOVED = new NearDuplicateConfiguration(true, 0.5, 5, 128);
    private static final int WORDS = 200;

    @Property(tries = 100)
    void ofEqualDocumentsTheFirstStays(@ForAll @Size(max = 200) List<@IntRange(max = 60) Integer> numbers)
            throws IOException {
        List<String> documents = new ArrayList<>(anchors());
        numbers.forEach(number -> documents.add("document " + number));

        var once = read(documents, true, KEPT);
        List<String> kept = documents(once);
        var twice = read(kept, true, KEPT);

        assertThat(kept).containsExactlyInAnyOrderElementsOf(new LinkedHashSet<>(documents));
        assertThat(once.duplicates()).isEqualTo(documents.size() - kept.size());
        assertThat(twice.duplicates()).isZero();
        assertThat(documents(twice)).isEqualTo(kept);
    }

    /** Variants differ in one word of two hundred, and different documents have no word in common. */
    @Property(tries = 20)
    void ofNearlyEqualDocumentsTheFirstStays(
            @ForAll @IntRange(min = 40, max = 60) int originals,
            @ForAll @IntRange(min = 1, max = 3) int variants,
            @ForAll Random random)
            throws IOException {
        Map<String, Integer> originalOf = new LinkedHashMap<>();
        for (int original = 0; original < originals; original++) {
            for (int variant = 0; variant < variants; variant++) {
                originalOf.put(variant(original, variant), original);
            }
        }
        List<String> documents = new ArrayList<>(originalOf.keySet());
        Collections.shuffle(documents, random);
        Map<Integer, String> first = new LinkedHashMap<>();
        documents.forEach(document -> first.putIfAbsent(originalOf.get(document), document));

        List<String> kept = documents(read(documents, false, REMOVED));

        assertThat(kept).containsExactlyInAnyOrderElementsOf(first.values());
        assertThat(documents(read(kept, false, REMOVED))).isEqualTo(kept);
    }

    /** So many different ones that both parts have some, but for once in a billion. */
    private static List<String> anchors() {
        return IntStream.range(0, 40).mapToObj(i -> "anchor " + i).toList();
    }

    private static String variant(int original, int variant) {
        return IntStream.range(0, WORDS)
                .mapToObj(word -> "w%dx%d".formatted(original, word) + (word == 60 * variant ? "v" + variant : ""))
                .collect(Collectors.joining(" "));
    }

    private SampleSet read(List<String> documents, boolean removeDuplicates, NearDuplicateConfiguration near)
            throws IOException {
        return read(
                documents, new SampleRules(removeDuplicates, new Cleaner(CleaningConfigurations.none()), near, SEED));
    }

    /** Of both parts, one behind the other. */
    private static List<String> documents(SampleSet set) {
        List<String> documents = new ArrayList<>();
        set.train().texts("").forEach(documents::add);
        set.validation().texts("").forEach(documents::add);
        return documents;
    }
}
