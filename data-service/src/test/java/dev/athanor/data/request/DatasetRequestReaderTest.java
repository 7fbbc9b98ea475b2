package dev.athanor.data.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.config.Violation;
import dev.athanor.contracts.event.Chat;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.Selection;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.chat.ChatTemplate;
import dev.athanor.data.corpus.Reading;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.sample.SampleColumns;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetRequestReaderTest {

    private static final UploadedFiles WITH_FILE =
            new UploadedFiles(new UploadedFile(Path.of("upload"), "text.txt"), null);

    @Test
    void nameIsEnoughBesideAFile() {
        var request = read("{\"name\": \"play\"}", WITH_FILE);

        assertThat(request)
                .isEqualTo(new DatasetRequest(
                        "play",
                        new RequestedSource.Upload("text.txt"),
                        new RequestedTokenizer.Trained(
                                new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null)),
                        new Reading(DatasetForm.TEXT, SourceFormat.PLAIN, null, 0.1, 0, false),
                        null));
    }

    @Test
    void everythingCanBeSaid() {
        var request = read("""
                {"name": "play", "source": {"kind": "url", "url": "https://example.org/a.txt"},
                 "tokenizer": {"kind": "bpe", "vocabularySize": 512, "specialTokens": true}, "validationFraction": 0.25,
                 "markers": " of -ing "}
                """, UploadedFiles.NONE);

        assertThat(request)
                .isEqualTo(new DatasetRequest(
                        "play",
                        new RequestedSource.Url("https://example.org/a.txt"),
                        new RequestedTokenizer.Trained(new TokenizerSpecification(
                                TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 512, true, null)),
                        new Reading(DatasetForm.TEXT, SourceFormat.PLAIN, null, 0.25, 0, false),
                        "of -ing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"name": "n", "form": "labelled"}                                                   | a.csv   | CSV        | text, label
            {"name": "n", "form": "labelled", "columns": {"text": "review", "label": "stars"}}  | a.TSV   | TSV        | review, stars
            {"name": "n", "form": "pairs"}                                                      | a.jsonl | JSON_LINES | source, target
            {"name": "n", "form": "pairs", "columns": {"prompt": "en", "completion": "de"}}     | a.txt.ndjson | JSON_LINES | en, de
            {"name": "n", "form": "pairs", "format": "csv"}                                     | a.txt   | CSV        | source, target
            {"name": "n", "columns": {"text": "body"}}                                          | a.csv.GZ   | CSV     | body
            {"name": "n", "columns": {"text": "body"}}                                          | a.csv.jar  | CSV     | body
            {"name": "n", "columns": {"text": "body"}}                                          | a.jsonl | JSON_LINES | body
            {"name": "n", "columns": {"prompt": "q", "completion": "a"}}                        | a.jsonl | JSON_LINES | q, a
            """)
    void columnsAreNamedAsTheyAreUnlessTheRequestSaysOtherwise(
            String json, String fileName, SourceFormat format, String columns) {
        var file = new UploadedFiles(new UploadedFile(Path.of("upload"), fileName), null);

        var reading = read(json, file).reading();

        assertThat(reading.format()).isEqualTo(format);
        assertThat(new SampleColumns(reading.form(), Objects.requireNonNull(reading.columns())).names())
                .containsExactly(columns.split(", "));
    }

    @Test
    void conversationsAreRenderedAsChatMlUnlessTheRequestSaysOtherwise() {
        var file = new UploadedFiles(new UploadedFile(Path.of("upload"), "chats.parquet"), null);

        var reading = read("{\"name\": \"n\", \"columns\": {\"messages\": \"m\"}}", file)
                .reading();
        var other = read("""
                {"name": "n", "columns": {"messages": "m"}, "chat": {"template": "{{ messages }}", "eosToken": "</s>"},
                 "selection": {"where": "len(m) > 1", "sample": 10, "seed": 3}}""", file).reading();

        assertThat(reading.format()).isEqualTo(SourceFormat.PARQUET);
        assertThat(reading.chat()).isEqualTo(new Chat(ChatTemplate.CHAT_ML, null, null));
        assertThat(other.chat()).isEqualTo(new Chat("{{ messages }}", null, "</s>"));
        assertThat(other.selection()).isEqualTo(new Selection("len(m) > 1", 10L, 3));
    }

    @Test
    void tokenizersOfSamplesHaveSpecialTokensUnasked() {
        var request = read("""
                {"name": "n", "form": "labelled", "format": "csv", "tokenizer": {"kind": "bpe", "vocabularySize": 300},
                 "splitSeed": 7}
                """, WITH_FILE);

        assertThat(request.tokenizer())
                .isEqualTo(new RequestedTokenizer.Trained(
                        new TokenizerSpecification(TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 300, true, null)));
        assertThat(request.reading())
                .isEqualTo(new Reading(
                        DatasetForm.LABELLED, SourceFormat.CSV, Columns.ofLabelled("text", "label"), 0.1, 7, false));
    }

    @Test
    void bytePairsMayBeLearntFromASample() {
        var request = read(
                "{\"name\": \"n\", \"tokenizer\": {\"kind\": \"bpe\", \"vocabularySize\": 300, \"sampleBytes\": 2000000}}",
                WITH_FILE);

        assertThat(request.tokenizer())
                .isEqualTo(new RequestedTokenizer.Trained(new TokenizerSpecification(
                        TokenizerSpecification.Kind.BYTE_LEVEL_BPE, 300, false, null, 2_000_000L)));
    }

    @Test
    void tokenizerThatCameAlongIsTaken() {
        var files = new UploadedFiles(
                new UploadedFile(Path.of("upload"), "text.txt"),
                new UploadedFile(Path.of("upload-2"), "tokenizer.json"));

        var request = read("{\"name\": \"n\", \"tokenizer\": {\"kind\": \"imported\"}}", files);

        assertThat(request.tokenizer())
                .isEqualTo(new RequestedTokenizer.Imported(new RequestedSource.Upload("tokenizer.json")));
        assertThat(read("{\"name\": \"n\"}", files).tokenizer()).isEqualTo(request.tokenizer());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"name": "Bad Name"}                                | name                     | is "Bad Name"; allowed is 1 to 63 lower-case letters
            {}                                                  | name                     | is missing
            {"name": "../up"}                                   | name                     | is "../up"
            {"name": "n", "source": {"kind": "tape"}}           | source.kind              | is "tape"; allowed is one of upload, url, object, objects, hub, synthetic, derived
            {"name": "n", "source": {}}                         | source.kind              | is missing
            {"name": "n", "source": 3}                          | source                   | is 3; allowed is an object with a kind
            {"name": "n", "source": {"kind": "url", "url": "ftp://h/f"}}     | source.url  | is "ftp://h/f"; allowed is an address that begins with http:// or https://
            {"name": "n", "source": {"kind": "url", "url": "http:// space"}} | source.url  | allowed is an address
            {"name": "n", "source": {"kind": "url"}}            | source.url               | is missing
            {"name": "n", "source": {"kind": "object"}}         | source.key               | is missing
            {"name": "n", "source": {"kind": "synthetic", "characters": 0}}  | source.characters | is 0; allowed is a whole number from 1
            {"name": "n", "tokenizer": {"kind": "words"}}       | tokenizer.kind           | is "words"; allowed is char, bpe or imported
            {"name": "n", "tokenizer": {"kind": "bpe"}}         | tokenizer.vocabularySize | is missing; allowed is a whole number from 257
            {"name": "n", "tokenizer": {"kind": "bpe", "vocabularySize": 256}}    | tokenizer.vocabularySize | is 256; allowed is a whole number from 257
            {"name": "n", "tokenizer": {"kind": "bpe", "vocabularySize": 300000}} | tokenizer.vocabularySize | is 300000; allowed is a whole number from 257 (256 bytes and the end of a text) to 262144
            {"name": "n", "tokenizer": {"kind": "char", "vocabularySize": 65}}    | tokenizer.vocabularySize | is 65; allowed is nothing
            {"name": "n", "tokenizer": {"kind": "char", "sampleBytes": 2000000}}  | tokenizer.sampleBytes    | is 2000000; allowed is nothing
            {"name": "n", "tokenizer": {"kind": "bpe", "vocabularySize": 300, "sampleBytes": 9}} | tokenizer.sampleBytes | is 9; allowed is a whole number from 1048576 up
            {"name": "n", "tokenizer": {"kind": "char", "specialTokens": 1}}      | tokenizer.specialTokens  | is 1; allowed is true or false
            {"name": "n", "tokenizer": {"kind": "bpe", "vocabularySize": 260, "specialTokens": true}} | tokenizer.vocabularySize | a whole number from 261 (256 bytes and the special tokens)
            {"name": "n", "tokenizer": {"kind": "imported"}}    | tokenizer.source         | is missing; allowed is an object with a kind
            {"name": "n", "tokenizer": {"kind": "imported", "source": {"kind": "synthetic", "characters": 9}}} | tokenizer.source | allowed is a file that comes with the request, an address or an object
            {"name": "n", "source": {"kind": "objects", "pattern": " "}}      | source.pattern    | is " "; allowed is keys such as corpus/
            {"name": "n", "source": {"kind": "objects", "key": "a", "pattern": "b/"}} | source.key | is no key; allowed are bucket, kind, pattern
            {"name": "n", "tokenizer": {"kind": "imported", "source": {"kind": "objects", "pattern": "b/"}}} | tokenizer.source | allowed is a file that comes with the request
            {"name": "n", "source": {"kind": "upload", "upload": 7}}         | source.upload     | is 7; allowed is the id of an upload
            {"name": "n", "source": {"kind": "hub"}}            | source.dataset           | is missing; allowed is the name of a dataset, such as owner/name
            {"name": "n", "source": {"kind": "hub", "dataset": "../up"}}     | source.dataset    | is "../up"
            {"name": "n", "source": {"kind": "hub", "dataset": "a/b", "limit": 0}} | source.limit | is 0; allowed is a number of rows
            {"name": "n", "source": {"kind": "hub", "dataset": "a/b", "token": "t"}} | source.token | is no key; allowed are configuration, dataset, kind, limit, revision, split
            {"name": "n", "source": {"kind": "hub", "dataset": "a/b"}, "format": "csv"} | format | is csv; a dataset of the hub is parquet
            {"name": "n", "form": "table"}                      | form                     | is "table"; allowed is one of text, labelled, pairs
            {"name": "n", "form": "pairs"}                      | format                   | is text; pairs need rows
            {"name": "n", "format": "xml"}                      | format                   | is "xml"; allowed is one of text, jsonl, csv, tsv, parquet
            {"name": "n", "columns": {"text": "a"}}             | columns                  | allowed is nothing: a plain text has none
            {"name": "n", "form": "labelled", "format": "csv", "columns": {"source": "a"}} | columns.source | is no key; allowed are label, text
            {"name": "n", "form": "labelled", "format": "csv", "columns": {"label": 3}}    | columns.label  | is 3; allowed is the name of a column
            {"name": "n", "format": "csv", "columns": "text"}   | columns                  | is "text"; allowed is an object
            {"name": "n", "markers": " - "}                     | markers                  | is " - "; allowed is a language that comes along (hindi), or words and endings such as: ko se -ta -ti
            {"name": "n", "removeDuplicates": "yes"}            | removeDuplicates         | is "yes"; allowed is true or false
            {"name": "n", "cleaning": 3}                        | cleaning                 | allowed are the name of a preset and a mapping
            {"name": "n", "cleaning": "wide"}                   | cleaning.preset          | is 'wide'; allowed is one of tidy, private, web
            {"name": "n", "cleaning": {"lines": {"longest": -1}}} | cleaning.lines.longest | is '-1'; allowed is a whole number from 0
            {"name": "n", "cleaning": {"personalData": {"patterns": "MASK=a"}}} | cleaning.personalData.patterns | tokenizers have a token [MASK]
            {"name": "n", "split": {"by": "column"}}            | split.by                 | is column; a plain text has none
            {"name": "n", "split": "files"}                     | split                    | is no mapping
            {"name": "n", "selection": {"where": "a > 1"}}      | selection                | allowed is nothing: a plain text has no rows
            {"name": "n", "format": "csv", "selection": {}}     | selection                | is {}; allowed is an object such as
            {"name": "n", "format": "csv", "selection": {"where": " "}}  | selection.where  | is " "; allowed is a condition in SQL
            {"name": "n", "format": "csv", "selection": {"sample": 0}}   | selection.sample | is 0; allowed is a whole number from 1
            {"name": "n", "format": "csv", "selection": {"sample": 1, "seed": "x"}} | selection.seed | is "x"; allowed is a whole number
            {"name": "n", "format": "csv", "chat": {"template": "x"}}    | chat             | allowed is nothing: columns.messages is not said
            {"name": "n", "format": "jsonl", "columns": {"messages": "m"}, "chat": {"template": 3}} | chat.template | is 3; allowed is a text
            {"name": "n", "source": {"kind": "derived"}}        | source.parts             | is missing; allowed is a list such as
            {"name": "n", "source": {"kind": "derived", "parts": [{"dataset": "A"}]}} | source.parts[0].dataset | is "A"
            {"name": "n", "source": {"kind": "derived", "parts": [{"dataset": "a", "weight": 1}, {"dataset": "b"}]}} | source.parts | allowed is one for each or none
            {"name": "n", "splitSeed": "x"}                     | splitSeed                | is "x"; allowed is a whole number
            {"name": "n", "validationFraction": 0}              | validationFraction       | is 0; allowed is a number above 0 and below 1
            {"name": "n", "validationFraction": 1}              | validationFraction       | is 1
            {"name": "n", "validationFraction": "half"}         | validationFraction       | is "half"
            {"name": "n", "tokeniser": {}}                      | tokeniser                | is no key; allowed are chat, cleaning, columns, form, format, markers, name, removeDuplicates, selection, source, split, splitSeed, tokenizer, validationFraction
            """)
    void violationNamesPathAndWhatIsAllowed(String json, String path, String message) {
        assertThat(violations(json, WITH_FILE)).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation.message()).contains(message);
        });
    }

    @Test
    void everyViolationIsReportedAtOnce() {
        assertThat(violations(
                        "{\"name\": \"N\", \"source\": {\"kind\": \"tape\"}, \"validationFraction\": 2, \"tokenizer\": {\"kind\": 1}}",
                        UploadedFiles.NONE))
                .extracting(Violation::path)
                .containsExactly("name", "source.kind", "tokenizer.kind", "validationFraction");
    }

    @Test
    void uploadWithoutAFileSaysHowToSendOne() {
        assertThat(violations("{\"name\": \"n\", \"source\": {\"kind\": \"upload\"}}", UploadedFiles.NONE))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("multipart/form-data"));
    }

    @Test
    void brokenJsonIsRefusedWithItsPosition() {
        assertThatThrownBy(() -> read("{\"name\": ", UploadedFiles.NONE))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(DatasetProblem.INVALID_REQUEST))
                .hasMessageContaining("line 1, column");
    }

    private static DatasetRequest read(String json, UploadedFiles files) {
        return DatasetRequestReader.read(json, files, RequestedSource::fileName);
    }

    private static List<Violation> violations(String json, UploadedFiles files) {
        try {
            var unused = read(json, files);
            throw new AssertionError("accepted: " + json);
        } catch (DatasetException e) {
            return e.violations();
        }
    }
}
