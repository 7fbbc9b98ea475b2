package dev.athanor.data.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.tokenize.TokenizerTraining;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

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

    @Property(tries = 200)
    void tokensOfCharactersCoverTheText(@ForAll("texts") String text) {
        covers(TokenizerSpecification.Kind.CHARACTER, null, text);
    }

    @Property(tries = 50)
    void tokensOfBytePairsCoverTheText(@ForAll("texts") String text) {
        covers(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 280, text);
    }

    private static void covers(TokenizerSpecification.Kind kind, @Nullable Integer size, String text) {
        var learnt = List.of(String.join("", PARTS).repeat(20));
        String json = new TokenizerTraining(new TokenizerSpecification(kind, size), DatasetForm.TEXT, 0)
                .train(learnt, learnt, share -> {});
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
