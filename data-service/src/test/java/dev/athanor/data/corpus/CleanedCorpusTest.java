package dev.athanor.data.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.config.SplitConfigurations;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.clean.RuleReport;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.sample.Sample;
import dev.athanor.data.sample.SampleSet;
import dev.athanor.data.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From rows to parts, with the rules in between. */
class CleanedCorpusTest {

    private static final double FRACTION = 0.3;

    @TempDir
    Path folder;

    private List<RuleReport> rules = List.of();

    @Test
    void documentsAreCleanedBeforeTheyAreDivided() throws IOException {
        String rows = "text\n"
                + IntStream.range(0, 40)
                        .mapToObj(i -> i % 4 == 0 ? "short" : "document " + i + " of me" + i + "@example.org")
                        .collect(Collectors.joining("\n"));

        var set = read("{personalData: {emails: true}, lengths: {fewestWords: 2}}", null, rows);

        assertThat(texts(set)).hasSize(30).allMatch(text -> text.matches("document \\d+ of \\[EMAIL]"));
        assertThat(rule("personalData.emails").documents()).isEqualTo(30);
        assertThat(rule("lengths.fewestWords").documents()).isEqualTo(10);
    }

    @Test
    void ofDocumentsThatAreNearlyTheSameTheFirstStays() throws IOException {
        List<String> documents = IntStream.range(0, 30)
                .mapToObj(seed -> words(seed, 100))
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> first = List.copyOf(documents);
        first.forEach(document -> documents.add(document.replaceFirst("\\S+$", "changed")));
        first.forEach(documents::add);

        var set = read("nearDuplicates: {remove: true}", null, "text\n" + String.join("\n", documents));

        assertThat(texts(set)).containsExactlyInAnyOrderElementsOf(first);
        assertThat(rule("nearDuplicates.remove").documents()).isEqualTo(30);
        assertThat(rule("removeDuplicates").documents()).isEqualTo(30);
    }

    /** Whatever is appended, and whether near duplicates are removed or not. */
    @Test
    void documentNeverMovesToTheOtherPartWhenMoreIsAppended() throws IOException {
        for (String cleaning : List.of("{}", "nearDuplicates: {remove: true, words: 1, threshold: 0.5}")) {
            for (int seed = 0; seed < 10; seed++) {
                int shift = 1000 * seed;
                String before = "text\n"
                        + IntStream.range(0, 60)
                                .mapToObj(i -> words(shift + i % 50, 6))
                                .collect(Collectors.joining("\n"));
                String after = before + "\n"
                        + IntStream.range(40, 120)
                                .mapToObj(i -> words(shift + i, 6))
                                .collect(Collectors.joining("\n"));

                var small = read(cleaning, null, before);
                var train = texts(small.train());
                var validation = texts(small.validation());
                var large = read(cleaning, null, after);

                assertThat(texts(large.train())).containsAll(train).doesNotContainAnyElementsOf(validation);
                assertThat(texts(large.validation())).containsAll(validation).doesNotContainAnyElementsOf(train);
            }
        }
    }

    @Test
    void columnSaysThePart() throws IOException {
        String rows = "text,part\na1,train\nb1,Validation\na2,training\nc1,test\nb2,val\n";

        var set = read("{}", "{by: column, column: part}", rows);

        assertThat(texts(set.train())).containsExactly("a1", "a2");
        assertThat(texts(set.validation())).containsExactly("b1", "b2");
        assertThat(rule("split.test").documents()).isEqualTo(1);
    }

    @Test
    void testPartIsForValidationWhereThereIsNoOther() throws IOException {
        var set = read("{}", "{by: column}", "text,split\na,train\nb,test\n");

        assertThat(texts(set.validation())).containsExactly("b");
        assertThat(rules).isEmpty();
    }

    @Test
    void columnThatSaysNoPartIsRefusedWithItsLine() {
        assertProblem(
                () -> read("{}", "{by: column}", "text,split\na,train\nb,later\n"),
                DatasetProblem.VALUE_HAS_WRONG_TYPE,
                "Line 3: 'split' is 'later', but must be train, validation or test.");
        assertProblem(
                () -> read("{}", "{by: column}", "text,part\na,train\n"),
                DatasetProblem.COLUMN_MISSING,
                "there is no column 'split'");
        assertProblem(
                () -> read("{}", "{by: column}", "text,split\na,train\n"),
                DatasetProblem.SPLIT_IS_EMPTY,
                "the column 'split' leaves none to validate on");
    }

    @Test
    void namesOfFilesAndFoldersSayThePart() throws IOException {
        var set = read(
                "{}",
                "{by: files}",
                "train-00.csv",
                "text\na\n",
                "data/VAL/b.csv",
                "text\nb\n",
                "train/x.csv",
                "text\nc\n");

        assertThat(texts(set.train())).containsExactly("a", "c");
        assertThat(texts(set.validation())).containsExactly("b");
    }

    @Test
    void fileThatSaysNoPartIsRefused() {
        assertProblem(
                () -> read("{}", "{by: files}", "train.csv", "text\na\n", "values.csv", "text\nb\n"),
                DatasetProblem.SPLIT_NOT_TOLD,
                "'values.csv' does not say");
    }

    @Test
    void plainTextIsChangedAndNoneOfItIsRemoved() throws IOException {
        Path file = Files.writeString(folder.resolve("source"), "me@example.org wrote\n".repeat(10));
        var reader = reader(new Reading(
                DatasetForm.TEXT,
                SourceFormat.PLAIN,
                null,
                FRACTION,
                0,
                false,
                CleaningConfigurations.resolve(
                        RunConfigurations.parse("{personalData: {emails: true}, lengths: {fewestWords: 100000}}")),
                null,
                null,
                null));

        var corpus = reader.read(List.of(new SourceFile("", file)));

        assertThat(String.join("", corpus.whole())).isEqualTo("[EMAIL] wrote\n".repeat(10));
        assertThat(reader.rules()).hasSize(1);
        assertThat(reader.rules().getFirst().places()).isEqualTo(10);
        assertThat(reader.rules().getFirst().documents()).isEqualTo(1);
    }

    private static void assertProblem(Reads reads, DatasetProblem problem, String message) {
        assertThatThrownBy(reads::read)
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(message);
    }

    @FunctionalInterface
    private interface Reads {
        SampleSet read() throws IOException;
    }

    private SampleSet read(String cleaning, @Nullable String split, String rows) throws IOException {
        return read(cleaning, split, new String[] {"", rows});
    }

    /** @param files names, each with its content behind it */
    private SampleSet read(String cleaning, @Nullable String split, String... files) throws IOException {
        List<SourceFile> sources = new ArrayList<>();
        for (int i = 0; i < files.length; i += 2) {
            sources.add(new SourceFile(files[i], Files.writeString(folder.resolve("source-" + i), files[i + 1])));
        }
        var reader = reader(new Reading(
                DatasetForm.TEXT,
                SourceFormat.CSV,
                Columns.ofText("text"),
                FRACTION,
                7,
                false,
                CleaningConfigurations.resolve(RunConfigurations.parse(cleaning)),
                split == null ? null : SplitConfigurations.resolve(RunConfigurations.parse(split)),
                null,
                null));
        var corpus = reader.read(sources);
        rules = reader.rules();
        return ((Corpus.Samples) corpus).set();
    }

    private CorpusReader reader(Reading reading) {
        return new CorpusReader(reading, folder, share -> {});
    }

    private RuleReport rule(String name) {
        return rules.stream()
                .filter(rule -> rule.rule().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(SampleSet set) {
        List<String> all = texts(set.train());
        all.addAll(texts(set.validation()));
        return all;
    }

    private static List<String> texts(Iterable<Sample> part) {
        List<String> texts = new ArrayList<>();
        part.forEach(sample -> texts.add(sample.sequences().getFirst()));
        return texts;
    }

    private static String words(int seed, int count) {
        var random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(random.nextInt(100_000), 36))
                .collect(Collectors.joining(" "));
    }
}
