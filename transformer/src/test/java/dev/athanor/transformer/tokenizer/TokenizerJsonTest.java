package dev.athanor.transformer.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden files are what Hugging Face's own trainers write for the same text, character by character. */
class TokenizerJsonTest {

    private static final List<String> TEXT =
            List.of("""
            The furnace burns low, the furnace burns long; it's the slowest of fires.

            Don't feed it 1234 times a day — feed it once, 12 logs at 7 o'clock.
            """, "Größe, naïveté, 温度: the furnace doesn't care.\t🔥🔥 burns\r\n");

    @Test
    void characterVocabularyIsWrittenAsHuggingFacesLibraryWritesIt() throws IOException {
        CharacterVocabulary vocabulary = CharacterVocabulary.of(TEXT);

        String json = vocabulary.toTokenizerJson();

        assertThat(json).isEqualTo(golden("character.tokenizer.json"));
    }

    @Test
    void mergesAndFileEqualThoseOfHuggingFacesTrainer() throws IOException {
        BytePairTrainer trainer = new BytePairTrainer(320);

        BytePairVocabulary vocabulary = trainer.train(TEXT);

        assertThat(vocabulary.toTokenizerJson()).isEqualTo(golden("byte-pair.tokenizer.json"));
    }

    @Test
    void runsOfOneLetterAreMergedAsThatTrainerMergesThem() throws IOException {
        String runs = golden("two-letters.txt");

        BytePairVocabulary vocabulary = new BytePairTrainer(370).train(List.of(runs));

        assertThat(vocabulary.toTokenizerJson()).isEqualTo(golden("two-letters.tokenizer.json"));
    }

    @Test
    void specialTokensAndTemplateOfAClassifierAreThoseOfHuggingFacesTrainer() throws IOException {
        BytePairTrainer trainer =
                new BytePairTrainer(320, BytePairTrainer.USUAL_MINIMUM_FREQUENCY, SpecialTokens.TRAINED);

        BytePairVocabulary vocabulary = trainer.train(TEXT);

        assertThat(vocabulary.toTokenizerJson(Framing.START_AND_SEPARATOR))
                .isEqualTo(golden("byte-pair-classifier.tokenizer.json"));
    }

    @Test
    void specialTokensAndTemplateOfSequencesAreWrittenAsThatLibraryWritesThem() throws IOException {
        CharacterVocabulary vocabulary = CharacterVocabulary.of(TEXT).with(SpecialTokens.TRAINED);

        assertThat(vocabulary.toTokenizerJson(Framing.END)).isEqualTo(golden("character-sequence.tokenizer.json"));
    }

    @Test
    void templateNeedsTheTokensThatItPutsAroundTexts() {
        CharacterVocabulary vocabulary = CharacterVocabulary.of(TEXT);

        assertThatThrownBy(() -> vocabulary.toTokenizerJson(Framing.START_AND_SEPARATOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the vocabulary has no [CLS] to put around texts");
    }

    @Test
    void configurationNamesTheContextAndTheEndOfText() throws IOException {
        try (Tokenizer tokenizer =
                Tokenizer.of(new BytePairTrainer(257).train(List.of()).toTokenizerJson())) {
            String json = tokenizer.configurationJson(1024);

            assertThat(json).isEqualTo(golden("byte-pair.tokenizer_config.json"));
        }
    }

    @Test
    void configurationOfCharactersNamesNoSpecialToken() throws IOException {
        try (Tokenizer tokenizer = Tokenizer.of(CharacterVocabulary.of(TEXT).toTokenizerJson())) {
            String json = tokenizer.configurationJson(64);

            assertThat(json).isEqualTo(golden("character.tokenizer_config.json"));
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = TokenizerJsonTest.class.getResourceAsStream(name)) {
            assertThat(file).as("golden file " + name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
