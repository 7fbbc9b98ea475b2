package dev.athanor.transformer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private static final Tokenizer BYTE_PAIR =
            Tokenizer.of(new BytePairTrainer(300).train(List.of(LEARNT_FROM)).toTokenizerJson());

    @AfterContainer
    static void close() {
        BYTE_PAIR.close();
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
        int[] pieceByPiece = TextPieces.of(text, 5).stream()
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
                "\u200D");
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(4).filter(TokenizerLawsTest::isUnicode);
        return Arbitraries.oneOf(words, anything).list().ofMaxSize(30).map(parts -> String.join("", parts));
    }

    /** Unpaired surrogates are no text: UTF-8 has no bytes for them. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
