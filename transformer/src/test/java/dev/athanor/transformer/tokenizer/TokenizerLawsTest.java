package dev.athanor.transformer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** The laws of tokenizers, on texts of any script. */
class TokenizerLawsTest {

    private static final String LEARNT_FROM =
            "The furnace burns low, the furnace burns long; it's the slowest of fires.\n\n温度 Größe naïveté 🔥🔥 12 logs 12 logs";

    private static final String BYTE_PAIR_JSON =
            new BytePairTrainer(300).train(List.of(LEARNT_FROM)).toTokenizerJson();

    private static final Tokenizer BYTE_PAIR = Tokenizer.of(BYTE_PAIR_JSON);

    private static final LibraryEncoder LIBRARY = library(BYTE_PAIR_JSON);

    /** Its end of a text is spelt as nobody spells it, so that each byte of a text is a token. */
    private static final LibraryEncoder BYTES_ALONE = library(new BytePairTrainer(257)
            .train(List.of())
            .toTokenizerJson()
            .replace(BytePairVocabulary.END_OF_TEXT, "\uE000".repeat(20)));

    @AfterContainer
    static void close() {
        BYTE_PAIR.close();
        LIBRARY.library().close();
        BYTES_ALONE.library().close();
    }

    private static LibraryEncoder library(String tokenizerJson) {
        try {
            return new LibraryEncoder(LibraryEncoder.open(tokenizerJson));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 500)
    void decodingWhatBytePairsEncodedGivesTheTextBack(@ForAll("texts") String text) {
        assertThat(BYTE_PAIR.decode(BYTE_PAIR.encode(text))).isEqualTo(text);
    }

    @Property(tries = 100)
    void decodingWhatCharactersEncodedGivesTheTextBack(@ForAll("texts") String text) {
        Assume.that(!text.isEmpty());
        try (Tokenizer characters =
                Tokenizer.of(CharacterVocabulary.of(List.of(text)).toTokenizerJson())) {
            assertThat(characters.decode(characters.encode(text))).isEqualTo(text);
        }
    }

    @Property(tries = 100)
    void tableOfCharactersGivesTheIdsOfTheLibrary(@ForAll("texts") String text) throws IOException {
        Assume.that(!text.isEmpty());
        String json = CharacterVocabulary.of(List.of(text)).toTokenizerJson();
        try (Tokenizer table = Tokenizer.of(json);
                HuggingFaceTokenizer library = HuggingFaceTokenizer.newInstance(
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                        Map.of("truncation", "false"))) {
            long[] expected = library.encode(text, false, false).getIds();
            assertThat(Arrays.stream(table.encode(text)).asLongStream().toArray())
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 100)
    void tableWithSpecialTokensGivesTheIdsOfTheLibrary(@ForAll("texts") String text) throws IOException {
        Assume.that(!text.isEmpty());
        String json = CharacterVocabulary.of(List.of(text))
                .with(SpecialTokens.TRAINED)
                .toTokenizerJson(Framing.START_AND_SEPARATOR);
        try (Tokenizer table = Tokenizer.of(json);
                HuggingFaceTokenizer library = HuggingFaceTokenizer.newInstance(
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                        Map.of("truncation", "false"))) {
            int[] ids = table.encode(text);
            assertThat(Arrays.stream(ids).asLongStream().toArray())
                    .isEqualTo(library.encode(text, false, false).getIds());
            assertThat(table.decode(ids)).isEqualTo(text);
        }
    }

    @Property(tries = 2000)
    void bytePairsGiveTheIdsOfTheLibrary(@ForAll("texts") String text) {
        assertThat(BYTE_PAIR.encode(text)).isEqualTo(LIBRARY.encode(text));
    }

    @Property(tries = 2000)
    void wordsAreCutAsTheLibraryCutsThem(@ForAll("texts") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Integer> ends = new ArrayList<>();

        for (int start = 0; start < bytes.length; start = ends.getLast()) {
            ends.add(WordCutter.wordEnd(bytes, start, bytes.length));
        }

        assertThat(ends).isEqualTo(wordEnds(BYTES_ALONE.words(text)));
    }

    private static List<Integer> wordEnds(long[] wordOfByte) {
        List<Integer> ends = new ArrayList<>();
        for (int position = 1; position <= wordOfByte.length; position++) {
            if (position == wordOfByte.length || wordOfByte[position] != wordOfByte[position - 1]) {
                ends.add(position);
            }
        }
        return ends;
    }

    @Property(tries = 300)
    void streamedPiecesTogetherAreTheDecodedText(@ForAll List<@IntRange(max = 256) Integer> ids) {
        TextStream stream = BYTE_PAIR.stream();
        StringBuilder pieces = new StringBuilder();

        ids.forEach(id -> pieces.append(stream.append(id)));
        pieces.append(stream.flush());

        int[] all = ids.stream().mapToInt(Integer::intValue).toArray();
        assertThat(pieces.toString()).isEqualTo(BYTE_PAIR.decode(all));
    }

    @Property(tries = 300)
    void encodingPieceByPieceGivesTheIdsOfTheWholeText(@ForAll("texts") String text) {
        int[] pieceByPiece = TextPieces.of(text, 5, " \n").stream()
                .flatMapToInt(piece -> Arrays.stream(BYTE_PAIR.encode(piece)))
                .toArray();

        assertThat(pieceByPiece).isEqualTo(BYTE_PAIR.encode(text));
    }

    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "the",
                " furnace",
                "'s",
                "\n",
                "\n\n",
                "  ",
                " \n ",
                "\t",
                "12",
                "é",
                "温度",
                "🔥",
                "\u0000",
                "\r\n",
                "\u00A0",
                "\u2003",
                "<|endoftext|>",
                "[CLS]",
                "[SEP",
                "!",
                " — ",
                "\uFFFD",
                "e\u0301",
                "\u200D",
                "'",
                "'re",
                "'LL",
                " '",
                "   x",
                "²",
                "Ⅷ",
                "\u180E",
                "\u0085",
                "\uA7CE",
                "<|endoftext|");
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(4).filter(TokenizerLawsTest::isUnicode);
        return Arbitraries.oneOf(words, anything).list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    /** Unpaired surrogates are no text: UTF-8 has no bytes for them. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
