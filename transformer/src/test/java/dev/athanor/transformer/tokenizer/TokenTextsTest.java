package dev.athanor.transformer.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenTextsTest {

    private static final String TEXT = "Kohle glüht — 火 und ein Dorf.\n\nEs glüht 𝄞, und es glüht!\n";

    @Test
    void bytePairsAreTheBytesOfTheText() {
        String json = new BytePairTrainer(300).train(List.of(TEXT)).toTokenizerJson();

        assertThat(laid(json, TEXT)).isEqualTo(TEXT);
    }

    @Test
    void charactersAreThemselves() {
        String json = CharacterVocabulary.of(List.of(TEXT)).toTokenizerJson();

        assertThat(laid(json, TEXT)).isEqualTo(TEXT);
    }

    @Test
    void wordsHaveTheBlankThatSeparatesThemFromTheOneBefore() throws IOException {
        String text = "the furnace burns low and the furnace burns long";

        assertThat(laid(read("word-piece.tokenizer.json"), text)).isEqualTo(" " + text);
        assertThat(laid(read("unigram.tokenizer.json"), text)).isEqualTo(" " + text);
    }

    @Test
    void tokensThatStandForNoTextAddNothing() throws IOException {
        TokenTexts texts = TokenTexts.of(read("word-piece.tokenizer.json"));

        assertThat(List.of(0, 2, 3, 4))
                .allSatisfy(id -> assertThat(texts.length(id)).isZero());
    }

    @Test
    void wordsAreSeenToBegin() throws IOException {
        String json = read("word-piece.tokenizer.json");
        TokenTexts texts = TokenTexts.of(json);

        try (Tokenizer tokenizer = Tokenizer.of(json)) {
            int[] ids = tokenizer.encode("the fireace"); // the | fire | ##ace

            assertThat(ids).hasSize(3);
            assertThat(texts.beginsWithBlank(ids[0])).isTrue();
            assertThat(texts.beginsWithBlank(ids[1])).isTrue();
            assertThat(texts.beginsWithBlank(ids[2])).isFalse();
        }
    }

    /** Wherever the bytes of a character are cut. */
    @Test
    void unitsOfAllTokensAreThoseOfTheText() {
        String json = new BytePairTrainer(300).train(List.of(TEXT)).toTokenizerJson();
        TokenTexts texts = TokenTexts.of(json);

        try (Tokenizer tokenizer = Tokenizer.of(json)) {
            assertThat(IntStream.of(tokenizer.encode(TEXT))
                            .map(texts::unitsBegun)
                            .sum())
                    .isEqualTo(TEXT.length());
        }
    }

    @Test
    void whatIsNoTokenizerIsRefused() {
        assertThatThrownBy(() -> TokenTexts.of("{}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String laid(String json, String text) {
        TokenTexts texts = TokenTexts.of(json);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Tokenizer tokenizer = Tokenizer.of(json)) {
            for (int id : tokenizer.encode(text)) {
                byte[] bytes = new byte[texts.length(id)];
                texts.copy(id, bytes, 0);
                all.writeBytes(bytes);
            }
        }
        return all.toString(UTF_8);
    }

    private static String read(String name) throws IOException {
        try (InputStream file = TokenTextsTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
