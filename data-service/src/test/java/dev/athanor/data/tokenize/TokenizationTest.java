package dev.athanor.data.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.SampleStatistics;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.corpus.Corpus;
import dev.athanor.data.corpus.CorpusReader;
import dev.athanor.data.corpus.Reading;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.source.SourceFile;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of a corpus can be read back, sequence by sequence. */
class TokenizationTest {

    private static final TokenizerSpecification CHARACTERS =
            new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null, true, null);

    @TempDir
    Path folder;

    @Test
    void labelledSamplesAreFramedAndEndWhereTheirEndsSay() throws IOException {
        var rows = IntStream.range(0, 30)
                .mapToObj(i -> "n%d,%s".formatted(i, i % 3 == 0 ? "odd" : "even"))
                .collect(Collectors.joining("\n", "text,label\n", "\n"));
        var corpus = read(DatasetForm.LABELLED, Columns.ofLabelled("text", "label"), rows);

        var tokens = tokenize(corpus, 40);

        assertThat(tokens.specialTokens()).isEqualTo(new SpecialTokens(2, 3, 1, 4, 0));
        assertThat(names(tokens.train()))
                .startsWith("train-00000.bin", "train-00000.ends.bin", "train-00000.labels.bin");
        var samples = sequences(tokens.train(), corpus);
        assertThat(samples).allMatch(sample -> sample.matches("\\[CLS]n\\d+\\[SEP]"));
        var labels = numbers(tokens.train(), ".labels.bin", Integer.BYTES);
        assertThat(labels).hasSize(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            int number = Integer.parseInt(samples.get(i).replaceAll("\\D", ""));
            assertThat(corpus.labels().get((int) (long) labels.get(i))).isEqualTo(number % 3 == 0 ? "odd" : "even");
        }
        var sizes = tokens.statistics().statistics();
        assertThat(sizes.samples()).isEqualTo(new SampleStatistics(samples.size(), 30 - samples.size(), 5, 2));
        assertThat(tokens.statistics().samples()).isNotNull();
        assertThat(tokens.statistics().samples().labels().get("odd").train()
                        + tokens.statistics().samples().labels().get("odd").validation())
                .isEqualTo(10);
    }

    @Test
    void shardsHoldWholeSamples() throws IOException {
        var rows = IntStream.range(0, 60)
                .mapToObj(i -> "source %d,target".formatted(i))
                .collect(Collectors.joining("\n", "source,target\n", "\n"));
        var corpus = read(DatasetForm.PAIRS, Columns.ofPairs("source", "target"), rows);

        var tokens = tokenize(corpus, 50);

        var shards = tokens.train().stream()
                .filter(file -> file.toString().endsWith(".ends.bin"))
                .toList();
        assertThat(shards).hasSizeGreaterThan(10).allSatisfy(shard -> assertThat(Files.size(shard) % (2 * Long.BYTES))
                .isZero());
        var sequences = sequences(tokens.train(), corpus);
        for (int i = 0; i < sequences.size(); i += 2) {
            assertThat(sequences.get(i)).matches("source \\d+<\\|endoftext\\|>");
            assertThat(sequences.get(i + 1)).isEqualTo("target<|endoftext|>");
        }
    }

    @Test
    void endStandsBehindEachDocumentOfAText() throws IOException {
        var rows = IntStream.range(0, 20)
                .mapToObj(i -> "{\"text\": \"doc %d\"}".formatted(i))
                .collect(Collectors.joining("\n"));
        var corpus = readAs(SourceFormat.JSON_LINES, DatasetForm.TEXT, Columns.ofText("text"), rows);

        var withEnd = tokenize(corpus, 1000);

        assertThat(text(withEnd, train(CHARACTERS, corpus))).matches("(doc \\d+<\\|endoftext\\|>)+");
        assertThat(withEnd.statistics().statistics().samples()).isNull();
        var bare = train(new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null), corpus);
        assertThat(text(tokenize(bare, corpus, 1000), bare)).matches("(doc \\d+\n)+");
    }

    @Test
    void tokenizerFramesTextsInOtherLibrariesAsItsModelReadsThem() throws IOException {
        var rows = IntStream.range(0, 20)
                .mapToObj(i -> "a%d,b".formatted(i))
                .collect(Collectors.joining("\n", "source,target\n", "\n"));
        var pairs = read(DatasetForm.PAIRS, Columns.ofPairs("source", "target"), rows);
        var text = read(DatasetForm.TEXT, Columns.ofText("source"), rows);
        var bare = new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null);

        assertThat(template(train(CHARACTERS, pairs))).isEqualTo("A <|endoftext|>");
        assertThat(template(train(CHARACTERS, text))).isEqualTo("[CLS] A [SEP]");
        assertThat(template(train(bare, text))).isEmpty();
    }

    private static String template(String tokenizerJson) throws IOException {
        var parts = JsonFormat.mapper()
                .readTree(tokenizerJson)
                .path("post_processor")
                .path("single");
        return parts.valueStream().map(part -> part.findValue("id").asText()).collect(Collectors.joining(" "));
    }

    @Test
    void tokenizerThatCannotEndIsRefusedForPairs() throws IOException {
        var rows = IntStream.range(0, 20)
                .mapToObj(i -> "a" + i + ",b")
                .collect(Collectors.joining("\n", "source,target\n", ""));
        var corpus = read(DatasetForm.PAIRS, Columns.ofPairs("source", "target"), rows);
        var endless = CharacterVocabulary.of(List.of("ab0123456789")).toTokenizerJson();

        assertProblem(endless, corpus, DatasetProblem.TOKENIZER_LACKS_END);
    }

    @Test
    void characterThatAnImportedTokenizerLacksIsNamed() throws IOException {
        var rows = IntStream.range(0, 20)
                .mapToObj(i -> "a" + i + "é," + i % 2)
                .collect(Collectors.joining("\n", "text,label\n", ""));
        var corpus = read(DatasetForm.LABELLED, Columns.ofLabelled("text", "label"), rows);
        var ascii = CharacterVocabulary.of(List.of("a0123456789")).toTokenizerJson();

        assertProblem(ascii, corpus, DatasetProblem.CHARACTER_NOT_IN_VOCABULARY);
    }

    private void assertProblem(String tokenizer, Corpus corpus, DatasetProblem problem) {
        assertThatThrownBy(() -> tokenize(tokenizer, corpus, 1000))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private Corpus read(DatasetForm form, Columns columns, String rows) throws IOException {
        return readAs(SourceFormat.CSV, form, columns, rows);
    }

    private Corpus readAs(SourceFormat format, DatasetForm form, Columns columns, String rows) throws IOException {
        Path source = Files.writeString(folder.resolve("source"), rows);
        return new CorpusReader(new Reading(form, format, columns, 0.25, 0, false), folder, share -> {})
                .read(List.of(new SourceFile("", source)));
    }

    private static String train(TokenizerSpecification specification, Corpus corpus) {
        return new TokenizerTraining(specification, 0).train(corpus, share -> {});
    }

    private TokenizedText tokenize(Corpus corpus, long tokensPerShard) throws IOException {
        return tokenize(train(CHARACTERS, corpus), corpus, tokensPerShard);
    }

    private TokenizedText tokenize(String json, Corpus corpus, long tokensPerShard) throws IOException {
        try (Tokenizer tokenizer = Tokenizer.of(json)) {
            return new Tokenization(tokenizer, folder, tokensPerShard).run(corpus, share -> {});
        }
    }

    private static String text(TokenizedText tokens, String json) throws IOException {
        try (Tokenizer tokenizer = Tokenizer.of(json)) {
            return tokenizer.decode(numbers(tokens.train(), ".bin", Short.BYTES).stream()
                    .mapToInt(Math::toIntExact)
                    .toArray());
        }
    }

    private static List<String> sequences(List<Path> files, Corpus corpus) throws IOException {
        List<String> sequences = new ArrayList<>();
        try (Tokenizer tokenizer = Tokenizer.of(train(CHARACTERS, corpus))) {
            for (Path ends : files.stream()
                    .filter(file -> file.toString().endsWith(".ends.bin"))
                    .toList()) {
                Path shard = ends.resolveSibling(ends.getFileName().toString().replace(".ends", ""));
                var ids = numbers(List.of(shard), ".bin", Short.BYTES);
                int from = 0;
                for (long end : numbers(List.of(ends), ".bin", Long.BYTES)) {
                    sequences.add(tokenizer.decode(ids.subList(from, (int) end).stream()
                            .mapToInt(Math::toIntExact)
                            .toArray()));
                    from = (int) end;
                }
                assertThat(from).isEqualTo(ids.size());
            }
        }
        return sequences;
    }

    private static List<Long> numbers(List<Path> files, String ending, int bytes) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (Path file : files) {
            if (file.toString().endsWith(ending)) {
                var buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
                while (buffer.hasRemaining()) {
                    numbers.add(
                            bytes == Short.BYTES
                                    ? Short.toUnsignedLong(buffer.getShort())
                                    : bytes == Integer.BYTES ? buffer.getInt() : buffer.getLong());
                }
            }
        }
        return numbers;
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }
}
