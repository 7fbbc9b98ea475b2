package dev.athanor.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticTextTest {

    @TempDir
    private Path folder;

    @Test
    void lengthAndSeedDecideTheText() throws IOException {
        assertThat(text(2000, 7)).hasSize(2000).isEqualTo(text(2000, 7)).isNotEqualTo(text(2000, 8));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 7, Long.MIN_VALUE, Long.MAX_VALUE})
    void shorterTextIsTheBeginningOfALongerOne(long seed) throws IOException {
        String longer = text(3000, seed);

        for (int characters : List.of(1, 2, 17, 500, 2999)) {
            assertThat(text(characters, seed)).isEqualTo(longer.substring(0, characters));
        }
    }

    @Test
    void sameTextComesFromEveryMachine() throws IOException {
        assertThat(text(300, 1)).isEqualTo("""
                38 + 47 = 85
                The river sees the wooden children. It also follows the foxes. Some children that the foxes see see the \
                river. Some bright foxes visit the river. The small river that the children that the foxes see see \
                follows the clever foxes. Some children follow the foxes.
                The bright fox paints the\s""");
    }

    @Test
    void sumsAreRight() throws IOException {
        assertThat(text(100_000, 3).lines().filter(line -> line.matches("\\d+ \\+ \\d+ = \\d+")))
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> {
                    var parts = line.split(" ", -1);
                    assertThat(Integer.parseInt(parts[0]) + Integer.parseInt(parts[2]))
                            .isEqualTo(Integer.parseInt(parts[4]));
                });
    }

    @Test
    void verbsAgreeWithTheirSubjectsAlsoWhereAClauseStandsBetween() throws IOException {
        var text = text(300_000, 5);
        var ofOne = found(text, "\\bIt also (\\w+)");
        var ofSeveral = found(text, "\\bThey also (\\w+)");

        assertThat(ofOne).hasSizeGreaterThan(15).doesNotContainAnyElementsOf(ofSeveral);
        assertThat(ofOne)
                .isSubsetOf(ofSeveral.stream().map(SyntheticWords::third).toList());
        assertThat(found(text, "\\bThe (?:\\w+ )?\\w+ that the \\w+ (\\w+) (?:\\w+) the"))
                .isNotEmpty();
        assertThat(found(text, "\\bThe (?:\\w+ )?\\w+ that the \\w+ \\w+ (\\w+) the"))
                .isSubsetOf(ofOne);
        assertThat(found(text, "\\bSome (?:\\w+ )?\\w+ that the \\w+ \\w+ (\\w+) the"))
                .isSubsetOf(ofSeveral);
    }

    @Test
    void longerContextTellsMore() throws IOException {
        var words = Arrays.asList(text(600_000, 11).replaceAll("[.?\n]", " $0 ").split(" +", -1));
        int held = words.size() / 6;
        var model = new WordModel(words.subList(held, words.size()));

        double one = model.perplexity(words.subList(0, held), 1);
        double two = model.perplexity(words.subList(0, held), 2);
        double three = model.perplexity(words.subList(0, held), 3);

        assertThat(two).isLessThan(one / 3);
        assertThat(three).isLessThan(two * 0.9);
    }

    /** No two or three words tell who a paragraph is about: all that was said in it does. */
    @Test
    void paragraphKeepsToThoseThatItIsAbout() throws IOException {
        int begin = 30;
        var paragraphs = text(300_000, 11)
                .lines()
                .map(line -> Arrays.asList(line.split(" ", -1)))
                .filter(words -> words.size() >= begin)
                .toList();
        int groups = paragraphs.size() / begin;

        double ofOne = paragraphs.stream()
                .mapToLong(words -> words.stream().limit(begin).distinct().count())
                .average()
                .orElseThrow();
        double ofMany = IntStream.range(0, groups)
                .mapToLong(group -> IntStream.range(0, begin)
                        .mapToObj(at -> paragraphs.get(group * begin + at).get(at))
                        .distinct()
                        .count())
                .average()
                .orElseThrow();

        assertThat(groups).isGreaterThan(20);
        assertThat(ofOne).isLessThan(ofMany * 0.87);
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private String text(long characters, long seed) throws IOException {
        var file = folder.resolve(characters + "-" + seed);
        SyntheticText.write(file, characters, seed);
        return Files.readString(file);
    }
}
