package dev.athanor.data.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            One. Two?! Three       | 2
            एक दो। तीन चार॥          | 2
            火は赤い。水は青い。     | 2
            He paid 3.14 at 5.30.  | 1
            "Stay." He stayed …    | 2
            ... ! ?                | 0
            """)
    void marksBehindWordsEndSentences(String text, int sentences) {
        assertThat(Sentences.ends(text, false)).hasSize(sentences);
    }

    @Test
    void blankLineEndsWhatNoMarkDoes() {
        assertThat(Sentences.ends("A heading\n \nand a text\nof two lines", false))
                .containsExactly(11);
    }

    @Test
    void endOfAWholeTextEndsItsLastSentence() {
        assertThat(Sentences.ends("One. Two", true)).containsExactly(3, 7);
        assertThat(Sentences.ends("One. ", true)).containsExactly(3);
    }
}
