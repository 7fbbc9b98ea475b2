package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is sent where a dataset is asked for. */
class DataAddCommandTest {

    @RegisterExtension
    private final AnsweringPlatform platform = new AnsweringPlatform();

    @Test
    void labelledRowsAndTheirTokenizerAreSentByOneCommand() throws IOException {
        platform.makes("reviews", "0123456789abcdef");
        var rows = Files.writeString(platform.home().resolve("rows.csv"), "review,stars\nGood.,5\n");
        var tokenizer = Files.writeString(platform.home().resolve("tokenizer.json"), "{\"version\": \"1.0\"}");

        int exitCode = platform.execute(
                "data",
                "add",
                "reviews",
                "--file",
                rows.toString(),
                "--form",
                "labelled",
                "--columns",
                "text=review,label=stars",
                "--tokenizer-file",
                tokenizer.toString(),
                "--split-seed",
                "7",
                "--remove-duplicates");

        assertThat(exitCode).as(platform.said()).isZero();
        assertThat(platform.said()).contains("reviews 0123456789abcdef");
        assertThat(platform.received())
                .singleElement()
                .asString()
                .contains(
                        "name=\"file\"; filename=\"rows.csv\"",
                        "review,stars\nGood.,5\n",
                        "name=\"tokenizer\"; filename=\"tokenizer.json\"",
                        "{\"version\": \"1.0\"}",
                        "\"form\":\"labelled\"",
                        "\"review\"",
                        "\"stars\"",
                        "\"kind\":\"imported\"",
                        "\"splitSeed\":7",
                        "\"removeDuplicates\":true")
                .doesNotContain("\"format\"");
    }

    @Test
    void objectsAreMeantByAFolderOrAPattern() {
        platform.refusesDatasets("{\"detail\": \"Enough.\"}");

        for (var object : List.of("corpus/a.txt", "s3://corpus/2024/", "corpus/**/*.jsonl.gz")) {
            platform.execute("data", "add", "objects", "--object", object);
        }

        assertThat(platform.received())
                .satisfiesExactly(
                        one -> assertThat(one)
                                .contains("{\"kind\":\"object\",\"bucket\":\"corpus\",\"key\":\"a.txt\"}"),
                        folder -> assertThat(folder)
                                .contains("{\"kind\":\"objects\",\"bucket\":\"corpus\",\"pattern\":\"2024/\"}"),
                        pattern -> assertThat(pattern)
                                .contains(
                                        "{\"kind\":\"objects\",\"bucket\":\"corpus\",\"pattern\":\"**/*.jsonl.gz\"}"));
    }

    @Test
    void datasetOfTheHubIsAskedForWithWhatWasSaidOfIt() {
        platform.refusesDatasets("{\"detail\": \"Enough.\"}");

        platform.execute("data", "add", "stories", "--hub", "tales/stories", "--split", "test", "--limit", "1000");

        assertThat(platform.received())
                .singleElement()
                .asString()
                .contains("{\"kind\":\"hub\",\"dataset\":\"tales/stories\",\"split\":\"test\",\"limit\":1000}");
    }

    @Test
    void partsOfADerivedDatasetAreSentWithVersionsWeightsAndTheirSeed() {
        platform.makes("mix", "0123456789abcdef");

        int exitCode = platform.execute(
                "data",
                "add",
                "mix",
                "--from",
                "news=0.7",
                "--from",
                "reviews@0123456789abcdef=0.3",
                "--mix-seed",
                "5");

        assertThat(exitCode).as(platform.said()).isZero();
        assertThat(platform.received())
                .singleElement()
                .asString()
                .contains(
                        "\"kind\":\"derived\"",
                        "{\"dataset\":\"news\",\"version\":\"latest\",\"weight\":0.7}",
                        "{\"dataset\":\"reviews\",\"version\":\"0123456789abcdef\",\"weight\":0.3}",
                        "\"seed\":5");
    }

    @Test
    void rulesAndSplitsAreSentAsTheOptionsSay() throws IOException {
        platform.makes("pages", "0123456789abcdef");
        var rows = Files.writeString(platform.home().resolve("rows.csv"), "text,part\na,train\n");

        int exitCode = platform.execute(
                "data",
                "add",
                "pages",
                "--file",
                rows.toString(),
                "--cleaning",
                "web",
                "--clean",
                "lengths.fewestWords=7",
                "--split-column",
                "part",
                "--refuse-leakage");

        assertThat(exitCode).as(platform.said()).isZero();
        assertThat(platform.received())
                .singleElement()
                .asString()
                .contains(
                        "\"cleaning\":{\"preset\":\"web\",\"lengths\":{\"fewestWords\":\"7\"}}",
                        "\"split\":{\"by\":\"column\",\"column\":\"part\",\"leakage\":\"refuse\"}");
    }

    @Test
    void rulesThatDoNotExistAreRefusedBeforeAnythingIsSent() throws IOException {
        platform.makes("pages", "0123456789abcdef");
        var rows = Files.writeString(platform.home().resolve("rows.csv"), "text\na\n");
        var rules = Files.writeString(platform.home().resolve("rules.yaml"), "quality: {letters: 2}\n");

        int exitCode =
                platform.execute("data", "add", "pages", "--file", rows.toString(), "--cleaning", rules.toString());

        assertThat(exitCode).isNotZero();
        assertThat(platform.said()).contains("quality.letters: is '2'; allowed is a number from 0 to 1");
        assertThat(platform.received()).isEmpty();
    }

    @Test
    void selectionAndTemplateAreSent() throws IOException {
        platform.makes("chats", "0123456789abcdef");
        var tokenizer = Files.writeString(platform.home().resolve("tokenizer.json"), "{}");
        Files.writeString(platform.home().resolve("tokenizer_config.json"), """
                {"chat_template": "{{ messages }}", "bos_token": {"content": "<s>"}, "eos_token": "</s>"}""");

        int exitCode = platform.execute(
                "data",
                "add",
                "chats",
                "--object",
                "bucket/chats.parquet",
                "--columns",
                "messages=chat",
                "--where",
                "len(chat) > 1",
                "--sample",
                "10",
                "--sample-seed",
                "3",
                "--tokenizer-file",
                tokenizer.toString());

        assertThat(exitCode).as(platform.said()).isZero();
        assertThat(platform.received())
                .singleElement()
                .asString()
                .contains(
                        "{\"where\":\"len(chat) > 1\",\"sample\":10,\"seed\":3}",
                        "{\"template\":\"{{ messages }}\",\"bosToken\":\"<s>\",\"eosToken\":\"</s>\"}");
    }

    @Test
    void whatIsWrongWithAFileIsSaid() throws IOException {
        platform.refusesDatasets("""
                {"status": 422, "code": "row-is-ragged", "detail": "Line 3: has 1 fields, but the first line names 2."}""");
        var rows = Files.writeString(platform.home().resolve("rows.csv"), "text,label\na,b\nc\n");

        int exitCode = platform.execute("data", "add", "broken", "--file", rows.toString(), "--form", "labelled");

        assertThat(exitCode).isNotZero();
        assertThat(platform.said()).contains("Line 3: has 1 fields");
    }
}
