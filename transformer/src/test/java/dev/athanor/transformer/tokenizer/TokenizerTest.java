package dev.athanor.transformer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {

    @Test
    void characterIdsFollowTheOrderOfCodePoints() {
        try (Tokenizer tokenizer = characters("cab🔥é")) {
            int[] ids = tokenizer.encode("abcé🔥");

            assertThat(ids).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void unknownCharacterIsRefusedWithItsPosition() {
        try (Tokenizer tokenizer = characters("abc")) {
            assertThatThrownBy(() -> tokenizer.encode("abé"))
                    .isInstanceOf(UnknownCharacterException.class)
                    .hasMessageStartingWith(
                            "the character 'é' (U+00E9) at position 2 is not in this tokenizer's vocabulary");
        }
    }

    @Test
    void longTextIsNotCutAnywhere() {
        try (Tokenizer tokenizer = bytePairs("the furnace")) {
            String text = "the furnace burns\n".repeat(20_000);

            int[] ids = tokenizer.encode(text);

            assertThat(ids.length).isGreaterThan(120_000);
            assertThat(tokenizer.decode(ids)).isEqualTo(text);
        }
    }

    @Test
    void characterThatSpansTokensIsHeldBackUntilItIsComplete() {
        try (Tokenizer tokenizer = bytePairs("abc")) {
            int[] fourBytes = tokenizer.encode("🔥");
            TextStream stream = tokenizer.stream();

            List<String> pieces =
                    Arrays.stream(fourBytes).mapToObj(stream::append).toList();

            assertThat(pieces).containsExactly("", "", "", "🔥");
        }
    }

    @Test
    void flushGivesOutAnIncompleteCharacter() {
        try (Tokenizer tokenizer = bytePairs("abc")) {
            TextStream stream = tokenizer.stream();
            stream.append(tokenizer.encode("🔥")[0]);

            String rest = stream.flush();

            assertThat(rest).isEqualTo("\uFFFD");
        }
    }

    @Test
    void unpairedSurrogateIsRefused() {
        try (Tokenizer tokenizer = bytePairs("abc")) {
            assertThatThrownBy(() -> tokenizer.encode("ab\uD800c"))
                    .isInstanceOf(UnknownCharacterException.class)
                    .hasMessageContaining("U+D800");
        }
    }

    @Test
    void endOfTextIsATokenOfBytePairsAlone() {
        try (Tokenizer bytePairs = bytePairs("abc");
                Tokenizer characters = characters("abc")) {
            assertThat(bytePairs.endOfText()).hasValue(0);
            assertThat(bytePairs.vocabularySize()).isEqualTo(257);
            assertThat(characters.endOfText()).isEmpty();
            assertThat(characters.vocabularySize()).isEqualTo(3);
        }
    }

    @Test
    void fileThatIsNoTokenizerIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": 1}");

        assertThatThrownBy(() -> Tokenizer.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": not a tokenizer.json: ");
    }

    private static Tokenizer characters(String text) {
        return Tokenizer.of(CharacterVocabulary.of(List.of(text)).toTokenizerJson());
    }

    private static Tokenizer bytePairs(String text) {
        return Tokenizer.of(new BytePairTrainer(257).train(List.of(text)).toTokenizerJson());
    }
}
