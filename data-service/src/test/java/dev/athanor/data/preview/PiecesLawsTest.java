package dev.athanor.data.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.transformer.tokenizer.BytePairTrainer;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where tokens meet: no character of a text is without a token, and none belongs to two. */
class PiecesLawsTest {

    private static final List<String> PARTS = List.of(
            "the",
            " furnace",
            "'s",
            "\n",
            "\n\n",
            "  ",
            "\t",
            "12",
            "é",
            "e\u0301",
            "語",
            "ह\u093f",
            "😀",
            "👨\u200d👩");

    private static final String LEARNT = String.join("", PARTS).repeat(20);
    private static final String CHARACTERS =
            CharacterVocabulary.of(List.of(LEARNT)).toTokenizerJson();
    private static final String BYTE_PAIRS =
            new BytePairTrainer(280).train(List.of(LEARNT)).toTokenizerJson();

    @Property(tries = 200)
    void tokensOfCharactersCoverTheText(@ForAll("texts") String text) {
        covers(CHARACTERS, text);
    }

    @Property(tries = 200)
    void tokensOfBytePairsCoverTheText(@ForAll("texts") String text) {
        covers(BYTE_PAIRS, text);
    }

    private static void covers(String json, String text) {
        try (Tokenizer tokenizer = Tokenizer.of(json)) {
            List<Integer> ids = Arrays.stream(tokenizer.encode(text)).boxed().toList();

            var pieces = new Pieces(tokenizer, json).of(ids, text);

            assertThat(pieces).extracting(Piece::id).isEqualTo(ids);
            int at = 0;
            for (Piece piece : pieces) {
                assertThat(piece.start()).isEqualTo(at);
                assertThat(piece.end()).isGreaterThanOrEqualTo(at);
                at = piece.end();
            }
            assertThat(at).isEqualTo(text.codePointCount(0, text.length()));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PARTS).list().ofMaxSize(30).map(parts -> String.join("", parts));
    }
}
