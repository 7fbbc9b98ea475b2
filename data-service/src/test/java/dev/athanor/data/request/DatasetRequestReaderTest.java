package dev.athanor.data.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.config.Violation;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetRequestReaderTest {

    @Test
    void nameIsEnoughBesideAFile() {
        var request = DatasetRequestReader.read("{\"name\": \"play\"}", true);

        assertThat(request)
                .isEqualTo(new DatasetRequest(
                        "play",
                        new RequestedSource.Upload(),
                        new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null),
                        0.1));
    }

    @Test
    void everythingCanBeSaid() {
        var request = DatasetRequestReader.read("""
                {"name": "play", "source": {"kind": "url", "url": "https://example.org/a.txt"},
                 "tokenizer": {"kind": "bpe", "vocabularySize": 512, "specialTokens": true}, "validationFraction": 0.25}
                """, false);

        assertThat(request)
                .isEqualTo(new DatasetRequest(
                        "play",
                        new RequestedSource.Url("https://example.org/a.txt"),
                        new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 512, true, null),
                        0.25));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"name": "Bad Name"}                                | name                     | is "Bad Name"; allowed is 1 to 63 lower-case letters
            {}                                                  | name                     | is missing
            {"name": "../up"}                                   | name                     | is "../up"
            {"name": "n", "source": {"kind": "tape"}}           | source.kind              | is "tape"; allowed is one of upload, url, object, synthetic
            {"name": "n", "source": {}}                         | source.kind              | is missing
            {"name": "n", "source": 3}                          | source                   | is 3; allowed is an object with a kind
            {"name": "n", "source": {"kind": "url", "url": "ftp://h/f"}}     | source.url  | is "ftp://h/f"; allowed is an address that begins with http:// or https://
            {"name": "n", "source": {"kind": "url", "url": "http:// space"}} | source.url  | allowed is an address
            {"name": "n", "source": {"kind": "url"}}            | source.url               | is missing
            {"name": "n", "source": {"kind": "object"}}         | source.key               | is missing
            {"name": "n", "source": {"kind": "synthetic", "characters": 0}}  | source.characters | is 0; allowed is a whole number from 1
            {"name": "n", "tokenizer": {"kind": "words"}}       | tokenizer.kind           | is "words"; allowed is char or bpe
            {"name": "n", "tokenizer": {"kind": "bpe"}}         | tokenizer.vocabularySize | is missing; allowed is a whole number from 257
            {"name": "n", "tokenizer": {"kind": "bpe", "vocabularySize": 256}}    | tokenizer.vocabularySize | is 256; allowed is a whole number from 257
            {"name": "n", "tokenizer": {"kind": "bpe", "vocabularySize": 300000}} | tokenizer.vocabularySize | is 300000; allowed is a whole number from 257 (256 bytes and the end of a text) to 262144
            {"name": "n", "tokenizer": {"kind": "char", "vocabularySize": 65}}    | tokenizer.vocabularySize | is 65; allowed is nothing
            {"name": "n", "tokenizer": {"kind": "char", "specialTokens": 1}}      | tokenizer.specialTokens  | is 1; allowed is true or false
            {"name": "n", "tokenizer": {"kind": "bpe", "vocabularySize": 260, "specialTokens": true}} | tokenizer.vocabularySize | a whole number from 261 (256 bytes and the special tokens)
            {"name": "n", "validationFraction": 0}              | validationFraction       | is 0; allowed is a number above 0 and below 1
            {"name": "n", "validationFraction": 1}              | validationFraction       | is 1
            {"name": "n", "validationFraction": "half"}         | validationFraction       | is "half"
            {"name": "n", "tokeniser": {}}                      | tokeniser                | is no key; allowed are name, source, tokenizer, validationFraction
            """)
    void violationNamesPathAndWhatIsAllowed(String json, String path, String message) {
        assertThat(violations(json, true)).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation.message()).contains(message);
        });
    }

    @Test
    void everyViolationIsReportedAtOnce() {
        assertThat(violations(
                        "{\"name\": \"N\", \"source\": {\"kind\": \"tape\"}, \"validationFraction\": 2, \"tokenizer\": {\"kind\": 1}}",
                        false))
                .extracting(Violation::path)
                .containsExactly("name", "source.kind", "tokenizer.kind", "validationFraction");
    }

    @Test
    void uploadWithoutAFileSaysHowToSendOne() {
        assertThat(violations("{\"name\": \"n\", \"source\": {\"kind\": \"upload\"}}", false))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("multipart/form-data"));
    }

    @Test
    void brokenJsonIsRefusedWithItsPosition() {
        assertThatThrownBy(() -> DatasetRequestReader.read("{\"name\": ", false))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(DatasetProblem.INVALID_REQUEST))
                .hasMessageContaining("line 1, column");
    }

    private static List<Violation> violations(String json, boolean withFile) {
        try {
            DatasetRequestReader.read(json, withFile);
            throw new AssertionError("accepted: " + json);
        } catch (DatasetException e) {
            return e.violations();
        }
    }
}
