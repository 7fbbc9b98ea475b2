package dev.athanor.data.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.config.SplitConfigurations;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.corpus.CorpusFacts;
import dev.athanor.data.corpus.CorpusReader;
import dev.athanor.data.corpus.Reading;
import dev.athanor.data.source.SourceFile;
import dev.athanor.data.tokenize.Tokenization;
import dev.athanor.data.tokenize.TokenizerTraining;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** Of what is held out one paragraph leaks as it is, one nearly, one is new, and one too short to tell. */
    private static final String PLAIN = """
            The furnace burns low in the long evening of the year, and nobody minds it much.

            A second paragraph tells of the river that runs behind the house and of the old mill.

            Nothing else is known about the people who once lived here and worked in these fields.

            """ + "One of many lines.\n\n".repeat(60) + """
            A second paragraph tells of the river that runs behind the house and of the old mill.

            Nothing else is known about the people who once lived here and worked in those fields.

            This one was written last and is about something that has never been said before now.

            The end.
            """;

    /** Two held-out rows leak: one as it is, one nearly. */
    private static final String ROWS = """
            text,split
            The first letter came from anna@example.org on a cold morning in March.,train
            A second text about something else that nobody had ever written before.,train
            A second text about something else that nobody had ever written before.,train
            Too short,train
            One more document which is long enough to have some phrases of its own.,train
            A second text about something else that nobody had ever written before.,validation
            One more document which is long enough to have some phrases of its very own.,validation
            This one is new and was never seen by anyone among the training documents.,validation
            """;

    @TempDir
    Path folder;

    /** {@code -Dgolden.write=true} writes it anew, for a reviewer to read the difference. */
    @Test
    void reportIsWrittenAsItsGoldenFileSays() throws IOException {
        var report = report(
                DatasetForm.TEXT,
                Columns.ofText("text"),
                ROWS,
                "{personalData: {emails: true}, lengths: {fewestWords: 3}, nearDuplicates: {threshold: 0.5}}",
                "{by: column}");
        assertGolden("report.json", report);
    }

    @Test
    void reportOfAPlainTextIsWrittenAsItsGoldenFileSays() throws IOException {
        assertGolden("report-text.json", reportOf(PLAIN));
    }

    @Test
    void passagesThatLeakAreCountedAndWarnedOf() throws IOException {
        var report = reportOf(PLAIN);

        assertThat(report.repetition().unit()).isEqualTo("passage");
        assertThat(report.repetition().duplicates()).isNull();
        assertThat(report.repetition().leakage().lookedAt()).isEqualTo(3);
        assertThat(report.repetition().leakage().exact()).isEqualTo(1);
        assertThat(report.repetition().leakage().near()).isEqualTo(1);
        assertThat(report.repetition().leakage().examples())
                .containsExactly(
                        new DatasetReport.LeakedPair(
                                "A second paragraph tells of the river that runs behind the house and of the old mill.",
                                "A second paragraph tells of the river that runs behind the house and of the old mill."),
                        new DatasetReport.LeakedPair(
                                "Nothing else is known about the people who once lived here and worked in these fields.",
                                "Nothing else is known about the people who once lived here and worked in those fields."));
        assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("66.7% of the held-out passages"));
    }

    @Test
    void textWhoseEndHasNoPassageLeaksNothing() throws IOException {
        var report = reportOf("short line\n\n".repeat(100));

        assertThat(report.repetition().leakage()).isEqualTo(new DatasetReport.Leakage(0, 0, 0, 0, List.of()));
    }

    private static void assertGolden(String file, DatasetReport report) throws IOException {
        var written = JsonFormat.mapper().valueToTree(report).toPrettyString() + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN.resolve(file), written);
        }

        assertThat(written).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }

    @Test
    void leakageIsCountedAndWarnedOf() throws IOException {
        var report = report(
                DatasetForm.TEXT, Columns.ofText("text"), ROWS, "nearDuplicates: {threshold: 0.5}", "{by: column}");

        assertThat(report.repetition().duplicates()).isEqualTo(2);
        assertThat(report.repetition().nearDuplicates()).isEqualTo(1);
        assertThat(report.repetition().leakage().exact()).isEqualTo(1);
        assertThat(report.repetition().leakage().near()).isEqualTo(1);
        assertThat(report.repetition().leakage().share()).isEqualTo(2.0 / 3);
        assertThat(report.warnings()).anyMatch(warning -> warning.startsWith("66.7% of the held-out documents"));
    }

    @Test
    void nothingLeaksWhereDuplicatesAreRemoved() throws IOException {
        var report = report(
                DatasetForm.TEXT,
                Columns.ofText("text"),
                ROWS,
                "nearDuplicates: {threshold: 0.5, remove: true}",
                "{by: column}");

        assertThat(report.repetition().leakage()).isEqualTo(new DatasetReport.Leakage(1, 0, 0, 0, List.of()));
        assertThat(report.warnings()).noneMatch(warning -> warning.contains("held-out"));
    }

    @Test
    void sourceOfAPairLeaksWithAnotherTargetAsWell() throws IOException {
        var report = report(
                DatasetForm.PAIRS,
                Columns.ofPairs("source", "target"),
                "source,target,split\nfour words that leak,a,train\nfour words that leak,b,validation\n",
                "{}",
                "{by: column}");

        assertThat(report.repetition().leakage().exact()).isEqualTo(1);
        assertThat(report.lengths().unit()).isEqualTo("sequence");
        assertThat(report.lengths().characters().count()).isEqualTo(4);
    }

    @Test
    void vocabularyIsCountedFromTheFrequentToTheRare() throws IOException {
        var report = report(
                DatasetForm.TEXT,
                Columns.ofText("text"),
                "text,split\naab,train\na,validation\n",
                "{}",
                "{by: column}");

        var vocabulary = report.vocabulary();
        // Three times a, once b, twice the line feed that ends a document.
        assertThat(vocabulary.size()).isEqualTo(3);
        assertThat(vocabulary.used()).isEqualTo(3);
        assertThat(vocabulary.mostFrequent().getFirst().text()).isEqualTo("a");
        assertThat(vocabulary.ranks()).extracting(rank -> rank.count()).containsExactly(3L, 2L, 1L);
        assertThat(vocabulary.coverage())
                .extracting(coverage -> coverage.share())
                .containsExactly(0.5, 5.0 / 6, 1.0);
        assertThat(vocabulary.unknown()).isZero();
    }

    @Test
    void linesOfAPlainTextAreMeasured() throws IOException {
        Path file = Files.writeString(folder.resolve("source"), "ab\n\nabcd\n".repeat(10));
        var reader = new CorpusReader(
                new Reading(DatasetForm.TEXT, SourceFormat.PLAIN, null, 0.1, 0, false), folder, share -> {});

        var survey = CorpusSurvey.of(
                reader.read(List.of(new SourceFile("", file))), CleaningConfigurations.none(), folder, () -> {});

        assertThat(survey.unit()).isEqualTo("line");
        assertThat(survey.characters().count()).isEqualTo(20);
        assertThat(survey.characters().mean()).isEqualTo(3);
    }

    private DatasetReport report(DatasetForm form, Columns columns, String rows, String rules, @Nullable String split)
            throws IOException {
        var cleaning = CleaningConfigurations.resolve(RunConfigurations.parse(rules));
        Path file = Files.writeString(folder.resolve("source"), rows);
        var reader = new CorpusReader(
                new Reading(
                        form,
                        SourceFormat.CSV,
                        columns,
                        0.2,
                        1,
                        false,
                        cleaning,
                        split == null ? null : SplitConfigurations.resolve(RunConfigurations.parse(split)),
                        null,
                        null),
                folder,
                share -> {});
        Corpus corpus = reader.read(List.of(new SourceFile("", file)));
        return report(corpus, cleaning, reader);
    }

    /** Of a plain text whose last fifth is held out. */
    private DatasetReport reportOf(String text) throws IOException {
        var cleaning = CleaningConfigurations.resolve(RunConfigurations.parse("nearDuplicates: {threshold: 0.5}"));
        Path file = Files.writeString(folder.resolve("source"), text);
        var reader = new CorpusReader(
                new Reading(DatasetForm.TEXT, SourceFormat.PLAIN, null, 0.2, 0, false), folder, share -> {});
        return report(reader.read(List.of(new SourceFile("", file))), cleaning, reader);
    }

    private DatasetReport report(Corpus corpus, CleaningConfiguration cleaning, CorpusReader reader)
            throws IOException {
        boolean pairs = corpus.form() == DatasetForm.PAIRS;
        String json = new TokenizerTraining(
                        new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null, pairs, null), 0)
                .train(corpus, share -> {});
        try (Tokenizer tokenizer = Tokenizer.of(json)) {
            var tokens = new Tokenization(tokenizer, folder, 1000).run(corpus, share -> {});
            var survey = CorpusSurvey.of(corpus, cleaning, folder, () -> {});
            return ReportAuthor.write(CorpusFacts.of(corpus), survey, reader.rules(), tokens, json);
        }
    }
}
