package dev.athanor.transformer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokenizers of kinds that are not trained here; the files and the expected ids are Hugging Face's trainers'. */
class PublishedTokenizersTest {

    @Test
    void wordPiecesAreNeitherCutNorFilledAsTheirFileAsks() throws IOException {
        try (Tokenizer tokenizer = open("word-piece.tokenizer.json")) {
            int[] ids = tokenizer.encode("The furnace burns low and the furnace burns long");

            assertThat(ids).containsExactly(46, 61, 50, 78, 59, 46, 61, 50, 79);
            assertThat(tokenizer.encode("The")).containsExactly(46);
            assertThat(tokenizer.vocabularySize()).isEqualTo(80);
            assertThat(tokenizer.decode(ids)).isEqualTo("the furnace burns low and the furnace burns long");
        }
    }

    @Test
    void bertsTokensHaveTheirOfficesAndItsSeparatorEnds() throws IOException {
        try (Tokenizer tokenizer = open("word-piece.tokenizer.json")) {
            SpecialTokens tokens = tokenizer.specialTokens();

            assertThat(tokens)
                    .isEqualTo(new SpecialTokens(
                            token(2, "[CLS]"),
                            token(3, "[SEP]"),
                            token(0, "[PAD]"),
                            token(4, "[MASK]"),
                            token(3, "[SEP]")));
        }
    }

    @Test
    void unigramPiecesAreReadWithTheirSizeAndTokens() throws IOException {
        try (Tokenizer tokenizer = open("unigram.tokenizer.json")) {
            int[] ids = tokenizer.encode("the furnace burns");

            assertThat(ids).containsExactly(12, 9, 5, 18, 7, 11, 16, 3, 15, 7, 4);
            assertThat(tokenizer.vocabularySize()).isEqualTo(39);
            assertThat(tokenizer.decode(ids)).isEqualTo("the furnace burns");
            assertThat(tokenizer.specialTokens())
                    .isEqualTo(new SpecialTokens(
                            Optional.empty(), token(1, "</s>"), token(0, "<pad>"), Optional.empty(), token(1, "</s>")));
        }
    }

    /** A tokenizer that puts a space before a text must not put one before each of the pieces that a long text is cut into. */
    @Test
    void longTextHasTheIdsOfItsLines() throws IOException {
        String line = "ab ba\n";
        try (Tokenizer tokenizer = open("unigram.tokenizer.json")) {
            int[] first = tokenizer.encode(line + line);
            int[] second = tokenizer.encode(line + line + line);
            int lines = 40_000;

            int[] all = tokenizer.encode(line.repeat(lines));

            assertThat(all).hasSize(first.length + (lines - 2) * (second.length - first.length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"word-piece.tokenizer.json", "unigram.tokenizer.json"})
    void piecesOfALongTextHaveTheIdsThatTheLibraryGivesTheWhole(String name) throws IOException {
        var words =
                List.of("The", "furnace", "burns", "low", ",", "\n", " ", "long;", "it's", "naïve", "12", "fires.\n\n");
        var random = new SplittableRandom(3);
        String text = IntStream.range(0, 20_000)
                .mapToObj(word -> words.get(random.nextInt(words.size())))
                .collect(Collectors.joining(" "));

        try (Tokenizer tokenizer = open(name);
                HuggingFaceTokenizer library = LibraryEncoder.open(json(name))) {
            assertThat(text.length()).isGreaterThan(20 * new LibraryEncoder(library).pieceLength());
            assertThat(tokenizer.encode(text)).isEqualTo(new LibraryEncoder(library).encode(text));
        }
    }

    @Test
    void configurationNamesTheTokensThatThereAre() throws IOException {
        try (Tokenizer tokenizer = open("word-piece.tokenizer.json")) {
            String json = tokenizer.configurationJson(512);

            assertThat(json)
                    .contains("\"cls_token\": \"[CLS]\"", "\"sep_token\": \"[SEP]\"", "\"pad_token\": \"[PAD]\"")
                    .contains("\"mask_token\": \"[MASK]\"")
                    .doesNotContain("bos_token");
        }
    }

    @Test
    void templateOfATrainedTokenizerFramesTextsInThatLibrary() throws IOException {
        try (InputStream file =
                        PublishedTokenizersTest.class.getResourceAsStream("byte-pair-classifier.tokenizer.json");
                HuggingFaceTokenizer library = HuggingFaceTokenizer.newInstance(file, Map.of("truncation", "false"));
                Tokenizer tokenizer = open("byte-pair-classifier.tokenizer.json")) {
            int[] bare = tokenizer.encode("burns");

            long[] framed = library.encode("burns", true, false).getIds();

            assertThat(framed).startsWith(2).endsWith(3).hasSize(bare.length + 2);
        }
    }

    private static Optional<SpecialToken> token(int id, String content) {
        return Optional.of(new SpecialToken(id, content));
    }

    private static Tokenizer open(String name) throws IOException {
        return Tokenizer.of(json(name));
    }

    private static String json(String name) throws IOException {
        try (InputStream file = PublishedTokenizersTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
