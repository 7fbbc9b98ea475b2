package dev.athanor.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSetReaderTest {

    private static final SampleColumns LABELLED =
            new SampleColumns(DatasetForm.LABELLED, Columns.ofLabelled("text", "label"));

    @TempDir
    Path folder;

    @Test
    void samplesKeepTheirOrderAndTheirLabels() throws IOException {
        var set = read(LABELLED, reviews(100), 0.2, 0);

        assertThat(set.labels()).containsExactly("bad", "good");
        assertThat(set.train().samples() + set.validation().samples()).isEqualTo(100);
        assertThat(set.validation().samples()).isBetween(8L, 35L);
        var numbers = texts(set.train()).stream()
                .map(text -> Integer.valueOf(text.replace("review ", "")))
                .toList();
        assertThat(numbers).isSorted();
        assertThat(set.train()).allSatisfy(sample -> assertThat(sample.label())
                .isEqualTo(
                        Integer.parseInt(sample.sequences().getFirst().replace("review ", "")) % 2 == 0
                                ? "good"
                                : "bad"));
    }

    @Test
    void sampleStaysInItsPartWhenMoreIsAppended() throws IOException {
        var before = read(LABELLED, reviews(100), 0.2, 3);
        var heldOut = texts(before.validation());

        var after = read(LABELLED, reviews(200), 0.2, 3);

        assertThat(texts(after.validation())).containsAll(heldOut);
        assertThat(texts(after.train())).doesNotContainAnyElementsOf(heldOut);
    }

    @Test
    void sameTextIsNeverInBothParts() throws IOException {
        var twice = reviews(100) + reviews(100).replaceFirst("text,label\n", "");

        var set = read(LABELLED, twice, 0.3, 0);

        Set<String> train = new HashSet<>(texts(set.train()));
        assertThat(texts(set.validation())).isNotEmpty().noneMatch(train::contains);
    }

    @Test
    void anotherSeedHoldsOutOthers() throws IOException {
        var one = texts(read(LABELLED, reviews(100), 0.2, 1).validation());
        var other = texts(read(LABELLED, reviews(100), 0.2, 2).validation());

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void sameSamplesHaveTheSameHashAndOthersAnother() throws IOException {
        var one = read(LABELLED, reviews(50), 0.2, 1).sha256();

        assertThat(read(LABELLED, reviews(50), 0.2, 1).sha256()).isEqualTo(one);
        assertThat(read(LABELLED, reviews(50).replace("good", "great"), 0.2, 1).sha256())
                .isNotEqualTo(one);
        assertThat(read(LABELLED, reviews(50), 0.2, 2).sha256()).isNotEqualTo(one);
    }

    @Test
    void pairMayBeAPromptAndADocumentItsCompletion() throws IOException {
        var rows = IntStream.range(0, 40)
                .mapToObj(i -> "%d + 1 =, %d".formatted(i, i + 1))
                .collect(Collectors.joining("\n", "q,a\n", "\n"));

        var pairs = read(new SampleColumns(DatasetForm.PAIRS, Columns.ofPairs("q", "a")), rows, 0.2, 0);
        var pair = pairs.train().iterator().next().sequences();
        var documents = read(new SampleColumns(DatasetForm.TEXT, Columns.ofCompletions("q", "a")), rows, 0.2, 0);

        assertThat(pair).hasSize(2);
        assertThat(pair.getFirst()).endsWith("+ 1 =");
        assertThat(documents.train().iterator().next().sequences())
                .singleElement()
                .asString()
                .matches("(\\d+) \\+ 1 = \\d+");
    }

    @Test
    void partWithoutSamplesIsRefused() {
        assertProblem("text,label\na,x\nb,y\n", 0.001, DatasetProblem.SPLIT_IS_EMPTY, "leave none to validate on");
        assertProblem("text,label\na,x\nb,y\n", 0.999, DatasetProblem.SPLIT_IS_EMPTY, "leave none to train on");
    }

    @Test
    void labelThatIsOnlyHeldOutIsNamedWithItsLine() throws IOException {
        var heldOut = texts(read(LABELLED, reviews(100), 0.2, 0).validation()).getFirst();
        var rows = reviews(100).replaceFirst(heldOut + ",\\w+", heldOut + ",mixed");
        long line = rows.lines().takeWhile(row -> !row.endsWith("mixed")).count() + 1;

        assertProblem(
                rows,
                0.2,
                DatasetProblem.LABEL_NOT_IN_TRAINING,
                "Line %d: the label 'mixed' occurs only".formatted(line));
    }

    @Test
    void labelsThatTellNothingApartAreRefused() {
        assertProblem(reviews(100).replace("bad", "good"), 0.2, DatasetProblem.TOO_FEW_LABELS, "have the label 'good'");
    }

    @Test
    void textInTheColumnOfLabelsIsSuspected() {
        var rows = IntStream.range(0, 20_000)
                .mapToObj(i -> "a" + i + ",label " + i)
                .collect(Collectors.joining("\n", "text,label\n", "\n"));

        assertProblem(rows, 0.1, DatasetProblem.TOO_MANY_LABELS, "is it the right column?");
    }

    @Test
    void duplicatesAreLeftOutAndCountedWhereThatIsAskedFor() throws IOException {
        var rows = reviews(2000) + reviews(700).replaceFirst("text,label\n", "") + "review 1,mixed\nreview 3,mixed\n";

        var all = read(LABELLED, rows, 0.1, 0);
        long kept = all.train().samples() + all.validation().samples();
        var cleaned = read(LABELLED, rows, 0.1, 0, true);

        assertThat(kept).isEqualTo(2702);
        assertThat(all.duplicates()).isZero();
        assertThat(cleaned.duplicates()).isEqualTo(700);
        assertThat(cleaned.train().samples() + cleaned.validation().samples()).isEqualTo(2002);
    }

    @Test
    void manySamplesAreReadBackInBatches() throws IOException {
        var text = "a longer text that is repeated to fill some batches ".repeat(20);
        var rows = IntStream.range(0, 3000)
                .mapToObj(i -> i + text + "," + i % 2)
                .collect(Collectors.joining("\n", "text,label\n", "\n"));

        var set = read(LABELLED, rows, 0.1, 0);

        assertThat(set.train()).hasSize((int) set.train().samples());
        assertThat(texts(set.train())).allMatch(sample -> sample.endsWith(text)).doesNotHaveDuplicates();
    }

    private void assertProblem(String rows, double fraction, DatasetProblem problem, String message) {
        assertThatThrownBy(() -> read(LABELLED, rows, fraction, 0))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(message);
    }

    private SampleSet read(SampleColumns columns, String rows, double fraction, long seed) throws IOException {
        return read(columns, rows, fraction, seed, false);
    }

    private SampleSet read(SampleColumns columns, String rows, double fraction, long seed, boolean removeDuplicates)
            throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), rows);
        return SampleSetReader.read(
                sink -> RowReader.of(SourceFormat.CSV, columns.names(), false).read(file, sink),
                columns,
                new SampleRules(fraction, seed, removeDuplicates),
                folder,
                () -> {});
    }

    private static List<String> texts(SampleFile part) {
        List<String> texts = new ArrayList<>();
        part.texts("").forEach(texts::add);
        return texts;
    }

    private static String reviews(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "review %d,%s".formatted(i, i % 2 == 0 ? "good" : "bad"))
                .collect(Collectors.joining("\n", "text,label\n", "\n"));
    }
}
