package dev.athanor.data.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.corpus.CorpusFacts;
import dev.athanor.data.corpus.CorpusParts;
import dev.athanor.data.corpus.CorpusReader;
import dev.athanor.data.corpus.Reading;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.sample.SampleFile;
import dev.athanor.data.source.SourceFile;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put together of parts is what would have been written in one go. */
class PartAssemblyTest {

    private static final long TOKENS_PER_SHARD = 700;

    @TempDir
    Path folder;

    /** A part as it goes to a worker. */
    private record Part(DatasetSplit split, SampleFile text) {}

    @Test
    void oneTextIsTheSameInPartsAndInOneGo() throws IOException {
        var text = IntStream.range(0, 300_000)
                .mapToObj(i -> "word" + i % 977 + (i % 13 == 0 ? ".\n" : ""))
                .collect(Collectors.joining(" "));
        var corpus = read(SourceFormat.PLAIN, DatasetForm.TEXT, null, text);

        assertThat(parts(corpus, 500_000)).hasSizeGreaterThan(2);
        assertSameInParts(corpus, 500_000, 700_000, train(corpus, false));
    }

    @Test
    void documentsAreTheSameInPartsAndInOneGo() throws IOException {
        var rows = IntStream.range(0, 200)
                .mapToObj(i -> "{\"text\": \"document %d of some\"}".formatted(i))
                .collect(Collectors.joining("\n"));
        var corpus = read(SourceFormat.JSON_LINES, DatasetForm.TEXT, Columns.ofText("text"), rows);

        assertSameInParts(corpus, 500, TOKENS_PER_SHARD, train(corpus, true));
        assertSameInParts(corpus, 500, TOKENS_PER_SHARD, train(corpus, false));
    }

    @Test
    void labelledSamplesAreTheSameInPartsAndInOneGo() throws IOException {
        var rows = IntStream.range(0, 200)
                .mapToObj(i -> "review %d,%s".formatted(i, i % 3 == 0 ? "odd" : "even"))
                .collect(Collectors.joining("\n", "text,label\n", ""));
        var corpus = read(SourceFormat.CSV, DatasetForm.LABELLED, Columns.ofLabelled("text", "label"), rows);

        assertSameInParts(corpus, 500, TOKENS_PER_SHARD, train(corpus, true));
    }

    @Test
    void pairsAreTheSameInPartsAndInOneGo() throws IOException {
        var rows = IntStream.range(0, 200)
                .mapToObj(i -> "source %d,%s".formatted(i, "target ".repeat(i % 5 + 1)))
                .collect(Collectors.joining("\n", "source,target\n", ""));
        var corpus = read(SourceFormat.CSV, DatasetForm.PAIRS, Columns.ofPairs("source", "target"), rows);

        assertSameInParts(corpus, 500, TOKENS_PER_SHARD, train(corpus, true));
    }

    @Test
    void whatIsRefusedInOneGoIsRefusedInParts() throws IOException {
        var rows = IntStream.range(0, 20)
                .mapToObj(i -> "a%d,b".formatted(i))
                .collect(Collectors.joining("\n", "source,target\n", ""));
        var corpus = read(SourceFormat.CSV, DatasetForm.PAIRS, Columns.ofPairs("source", "target"), rows);
        var endless = CharacterVocabulary.of(List.of("ab0123456789")).toTokenizerJson();

        assertThatThrownBy(() -> inParts(corpus, 10, 100, endless)).isInstanceOf(DatasetException.class);
    }

    private void assertSameInParts(Corpus corpus, long bytesPerPart, long tokensPerShard, String tokenizerJson)
            throws IOException {
        var whole = wholly(corpus, tokensPerShard, tokenizerJson);

        var together = inParts(corpus, bytesPerPart, tokensPerShard, tokenizerJson);

        assertThat(together.statistics()).isEqualTo(whole.statistics());
        assertThat(together.specialTokens()).isEqualTo(whole.specialTokens());
        if (!CorpusFacts.of(corpus).oneText()) {
            assertThat(together.census().lengths()).isEqualTo(whole.census().lengths());
        }
        assertThat(together.train()).hasSizeGreaterThan(1);
        assertSameFiles(together.train(), whole.train());
        assertSameFiles(together.validation(), whole.validation());
    }

    private static void assertSameFiles(List<Path> files, List<Path> others) {
        assertThat(files).extracting(Path::getFileName).isEqualTo(names(others));
        for (int i = 0; i < files.size(); i++) {
            assertThat(files.get(i)).hasSameBinaryContentAs(others.get(i));
        }
    }

    private static List<Path> names(List<Path> files) {
        return files.stream().map(Path::getFileName).toList();
    }

    private TokenizedText wholly(Corpus corpus, long tokensPerShard, String json) throws IOException {
        try (Tokenizer tokenizer = Tokenizer.of(json)) {
            return new Tokenization(tokenizer, fresh("whole"), tokensPerShard).run(corpus, share -> {});
        }
    }

    private TokenizedText inParts(Corpus corpus, long bytesPerPart, long tokensPerShard, String json)
            throws IOException {
        var facts = CorpusFacts.of(corpus);
        try (Tokenizer tokenizer = Tokenizer.of(json);
                var assembly = new PartAssembly(tokenizer, facts, fresh("together"), tokensPerShard)) {
            for (Part part : parts(corpus, bytesPerPart)) {
                var files = PartFiles.in(fresh("part"));
                var tokens = new PartTokenization(tokenizer, facts, () -> {}).run(part.split(), part.text(), files);
                assembly.add(tokens, files);
            }
            return assembly.finish();
        }
    }

    private List<Part> parts(Corpus corpus, long bytesPerPart) throws IOException {
        List<Part> parts = new ArrayList<>();
        new CorpusParts(corpus, bytesPerPart, fresh("cut")).cut((split, part) -> {
            Path kept = folder.resolve("kept-" + parts.size());
            Files.deleteIfExists(kept);
            parts.add(new Part(split, new SampleFile(Files.copy(part.file(), kept), part.samples())));
        });
        return parts;
    }

    private Path fresh(String name) throws IOException {
        return Files.createTempDirectory(folder, name);
    }

    private Corpus read(SourceFormat format, DatasetForm form, @Nullable Columns columns, String content)
            throws IOException {
        Path source = Files.writeString(folder.resolve("source"), content);
        return new CorpusReader(new Reading(form, format, columns, 0.25, 0, false), folder, share -> {})
                .read(List.of(new SourceFile("", source)));
    }

    private static String train(Corpus corpus, boolean specialTokens) {
        var specification =
                new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null, specialTokens, null);
        return new TokenizerTraining(specification, 0).train(corpus, share -> {});
    }
}
