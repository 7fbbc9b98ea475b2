package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.deploy.embedded.Checkout;
import dev.athanor.deploy.local.platform.Home;
import dev.athanor.deploy.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands of datasets send, and what they show of the answers; the platform here only answers what it is told to. */
class DataCommandsTest {

    private static final Path CHECKOUT = Path.of("../..");

    @TempDir
    private Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer platform;

    @BeforeEach
    void start() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.start();
    }

    @AfterEach
    void stop() {
        platform.stop(0);
    }

    @Test
    void labelledRowsAndTheirTokenizerAreSentByOneCommand() throws IOException {
        platform.createContext("/api/datasets", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "/api/datasets/reviews/jobs/1");
            answer(exchange, 202, "{\"dataset\": \"reviews\", \"job\": \"1\"}");
        });
        platform.createContext(
                "/api/datasets/reviews/jobs/1",
                exchange -> answer(exchange, 200, "{\"state\": \"completed\", \"version\": \"0123456789abcdef\"}"));
        var rows = Files.writeString(home.resolve("rows.csv"), "review,stars\nGood.,5\n");
        var tokenizer = Files.writeString(home.resolve("tokenizer.json"), "{\"version\": \"1.0\"}");

        int exitCode = execute(
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

        assertThat(exitCode).as(text()).isZero();
        assertThat(text()).contains("reviews 0123456789abcdef");
        assertThat(received)
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
        platform.createContext("/api/datasets", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 422, "{\"detail\": \"Enough.\"}");
        });

        for (var object : List.of("corpus/a.txt", "s3://corpus/2024/", "corpus/**/*.jsonl.gz")) {
            execute("data", "add", "objects", "--object", object);
        }

        assertThat(received)
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
        platform.createContext("/api/datasets", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 422, "{\"detail\": \"Enough.\"}");
        });

        execute("data", "add", "stories", "--hub", "tales/stories", "--split", "test", "--limit", "1000");

        assertThat(received)
                .singleElement()
                .asString()
                .contains("{\"kind\":\"hub\",\"dataset\":\"tales/stories\",\"split\":\"test\",\"limit\":1000}");
    }

    @Test
    void folderIsSentAsAnArchiveAndAskedForByItsUpload() throws IOException {
        platform.createContext("/api/uploads", exchange -> {
            received.add(exchange.getRequestMethod() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean isSent = exchange.getRequestMethod().equals("PATCH");
            exchange.getResponseHeaders().add("Location", "/api/uploads/0123456789abcdef");
            exchange.getResponseHeaders().add("Upload-Offset", isSent ? "1000" : "0");
            exchange.sendResponseHeaders(isSent ? 204 : 201, -1);
            exchange.close();
        });
        platform.createContext("/api/datasets", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "/api/datasets/reviews/jobs/1");
            answer(exchange, 202, "{}");
        });
        platform.createContext(
                "/api/datasets/reviews/jobs/1",
                exchange -> answer(exchange, 200, "{\"state\": \"completed\", \"version\": \"0123456789abcdef\"}"));
        var folder = Files.createDirectories(home.resolve("corpus"));
        Files.writeString(folder.resolve("a.txt"), "One document.");
        Files.writeString(folder.resolve("b.md"), "Another.");

        int exitCode = execute("data", "add", "documents", "--folder", folder.toString(), "--exclude", "*.md");

        assertThat(exitCode).as(text()).isZero();
        assertThat(text()).contains("documents 0123456789abcdef");
        assertThat(received)
                .anySatisfy(sent -> assertThat(sent).startsWith("PATCH PK").contains("a.txt", "One document."))
                .noneSatisfy(sent -> assertThat(sent).contains("Another."))
                .last(InstanceOfAssertFactories.STRING)
                .contains("{\"kind\":\"upload\",\"upload\":\"0123456789abcdef\"}");
        assertThat(home.resolve("uploads")).isEmptyDirectory();
    }

    @Test
    void previewShowsLabelsAndTargets() {
        platform.createContext("/api/datasets/mixed/0123456789abcdef/preview", exchange -> answer(exchange, 200, """
                {"samples": [{"split": "train", "text": "[CLS]Good.[SEP]", "label": "5"},
                             {"split": "validation", "text": "1 May 2026", "target": "2026-05-01"}]}"""));

        int exitCode = execute("data", "preview", "mixed", "0123456789abcdef");

        assertThat(exitCode).as(text()).isZero();
        assertThat(text()).isEqualTo("""
                --- train: 5
                [CLS]Good.[SEP]
                --- validation
                1 May 2026
                ->
                2026-05-01
                """);
    }

    @Test
    void statisticsOfTheNewestVersionAreShownWhereNoneIsNamed() {
        platform.createContext(
                "/api/datasets/reviews/latest/statistics",
                exchange -> answer(exchange, 200, "{\"removedDuplicates\": 12}"));

        int exitCode = execute("data", "statistics", "reviews");

        assertThat(exitCode).as(text()).isZero();
        assertThat(text()).contains("\"removedDuplicates\" : 12");
    }

    /** The report is the one that the data service's own test holds it to. */
    @Test
    void reportIsReadableByPeopleAndByPrograms() throws IOException {
        var report = Files.readString(CHECKOUT.resolve("data-service/src/test/resources/golden/report.json"));
        platform.createContext(
                "/api/datasets/letters/versions/latest/report", exchange -> answer(exchange, 200, report));

        int exitCode = execute("data", "report", "letters");

        assertThat(exitCode).as(text()).isZero();
        assertThat(text())
                .contains(
                        "Look at this: 66.7% of the held-out documents",
                        "lengths.fewestWords  removed          1       1",
                        "became \"The first letter came from [EMAIL] on a cold",
                        "Characters of a document:",
                        "########################################",
                        "held-out documents that are also trained on: 1 as they are, 1 nearly (66.7 %)")
                .doesNotContain("anna@");
        said.reset();
        assertThat(execute("data", "report", "letters", "--json")).isZero();
        assertThat(JsonFormat.mapper().readTree(text()))
                .isEqualTo(JsonFormat.mapper().readTree(report));
    }

    @Test
    void rulesAndSplitsAreSentAsTheOptionsSay() throws IOException {
        acceptJobs("pages");
        var rows = Files.writeString(home.resolve("rows.csv"), "text,part\na,train\n");

        int exitCode = execute(
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

        assertThat(exitCode).as(text()).isZero();
        assertThat(received)
                .singleElement()
                .asString()
                .contains(
                        "\"cleaning\":{\"preset\":\"web\",\"lengths\":{\"fewestWords\":\"7\"}}",
                        "\"split\":{\"by\":\"column\",\"column\":\"part\",\"leakage\":\"refuse\"}");
    }

    @Test
    void rulesThatDoNotExistAreRefusedBeforeAnythingIsSent() throws IOException {
        acceptJobs("pages");
        var rows = Files.writeString(home.resolve("rows.csv"), "text\na\n");
        var rules = Files.writeString(home.resolve("rules.yaml"), "quality: {letters: 2}\n");

        int exitCode = execute("data", "add", "pages", "--file", rows.toString(), "--cleaning", rules.toString());

        assertThat(exitCode).isNotZero();
        assertThat(text()).contains("quality.letters: is '2'; allowed is a number from 0 to 1");
        assertThat(received).isEmpty();
    }

    private void acceptJobs(String dataset) {
        platform.createContext("/api/datasets", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "/api/datasets/" + dataset + "/jobs/1");
            answer(exchange, 202, "{\"job\": \"1\"}");
        });
        platform.createContext(
                "/api/datasets/" + dataset + "/jobs/1",
                exchange -> answer(exchange, 200, "{\"state\": \"completed\", \"version\": \"0123456789abcdef\"}"));
    }

    @Test
    void whatIsWrongWithAFileIsSaid() throws IOException {
        platform.createContext("/api/datasets", exchange -> {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 422, """
                    {"status": 422, "code": "row-is-ragged", "detail": "Line 3: has 1 fields, but the first line names 2."}""");
        });
        var rows = Files.writeString(home.resolve("rows.csv"), "text,label\na,b\nc\n");

        int exitCode = execute("data", "add", "broken", "--file", rows.toString(), "--form", "labelled");

        assertThat(exitCode).isNotZero();
        assertThat(text()).contains("Line 3: has 1 fields");
    }

    @Test
    void selectionAndTemplateAreSent() throws IOException {
        platform.createContext("/api/datasets", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "/api/datasets/chats/jobs/1");
            answer(exchange, 202, "{}");
        });
        platform.createContext(
                "/api/datasets/chats/jobs/1",
                exchange -> answer(exchange, 200, "{\"state\": \"completed\", \"version\": \"0123456789abcdef\"}"));
        var tokenizer = Files.writeString(home.resolve("tokenizer.json"), "{}");
        Files.writeString(home.resolve("tokenizer_config.json"), """
                {"chat_template": "{{ messages }}", "bos_token": {"content": "<s>"}, "eos_token": "</s>"}""");

        int exitCode = execute(
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

        assertThat(exitCode).as(text()).isZero();
        assertThat(received)
                .singleElement()
                .asString()
                .contains(
                        "{\"where\":\"len(chat) > 1\",\"sample\":10,\"seed\":3}",
                        "{\"template\":\"{{ messages }}\",\"bosToken\":\"<s>\",\"eosToken\":\"</s>\"}");
    }

    @Test
    void partsOfADerivedDatasetAreSentWithVersionsAndWeights() throws IOException {
        platform.createContext("/api/datasets", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Location", "/api/datasets/mix/jobs/1");
            answer(exchange, 202, "{}");
        });
        platform.createContext(
                "/api/datasets/mix/jobs/1",
                exchange -> answer(exchange, 200, "{\"state\": \"completed\", \"version\": \"0123456789abcdef\"}"));

        int exitCode = execute("data", "add", "mix", "--from", "news=0.7", "--from", "reviews@0123456789abcdef=0.3");

        assertThat(exitCode).as(text()).isZero();
        assertThat(received)
                .singleElement()
                .asString()
                .contains(
                        "\"kind\":\"derived\"",
                        "{\"dataset\":\"news\",\"version\":\"latest\",\"weight\":0.7}",
                        "{\"dataset\":\"reviews\",\"version\":\"0123456789abcdef\",\"weight\":0.3}");
    }

    @Test
    void datasetIsShownWithWhatChangedWithEachVersion() {
        platform.createContext(
                "/api/datasets/news",
                exchange -> answer(exchange, 200, "{\"name\": \"news\", \"versions\": [{\"version\": \"bbbb\"}]}"));
        platform.createContext("/api/datasets/news/versions/bbbb", exchange -> answer(exchange, 200, """
                {"description": {"recipe": {"splitSeed": 8}}, "since": "aaaa",
                 "changes": [{"path": "splitSeed", "before": 7, "after": 8}], "derivedFrom": [], "dependents": {}}"""));

        assertThat(execute("data", "show", "news")).as(text()).isZero();

        assertThat(text()).contains("\"since\" : \"aaaa\"", "\"path\" : \"splitSeed\"", "\"before\" : 7");
    }

    @Test
    void rebuildSaysWhatChanged() {
        platform.createContext(
                "/api/datasets/news/versions/latest",
                exchange -> answer(exchange, 200, "{\"version\": \"aaaaaaaaaaaaaaaa\"}"));
        platform.createContext("/api/datasets/news/versions/aaaaaaaaaaaaaaaa/rebuild", exchange -> {
            exchange.getResponseHeaders().add("Location", "/api/datasets/news/jobs/1");
            answer(exchange, 202, "{}");
        });
        platform.createContext(
                "/api/datasets/news/jobs/1",
                exchange -> answer(exchange, 200, "{\"state\": \"completed\", \"version\": \"bbbbbbbbbbbbbbbb\"}"));
        platform.createContext(
                "/api/datasets/news/versions/bbbbbbbbbbbbbbbb/changes",
                exchange ->
                        answer(exchange, 200, "[{\"path\": \"sourceSha256\", \"before\": \"aa\", \"after\": \"bb\"}]"));

        assertThat(execute("data", "rebuild", "news")).as(text()).isZero();

        assertThat(text())
                .contains("news bbbbbbbbbbbbbbbb instead of aaaaaaaaaaaaaaaa", "  sourceSha256: \"aa\" -> \"bb\"");
    }

    @Test
    void whatOthersDependOnIsRemovedOnlyWithYes() {
        platform.createContext("/api/datasets/news", exchange -> {
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            if (exchange.getRequestURI().getQuery().equals("force=true")) {
                exchange.getResponseHeaders().add("Location", "/api/datasets/news/jobs/1");
                answer(exchange, 202, "{}");
            } else {
                answer(
                        exchange,
                        409,
                        "{\"status\": 409, \"detail\": \"'news' is depended upon, by the datasets [mix@1]\"}");
            }
        });
        platform.createContext(
                "/api/datasets/news/jobs/1", exchange -> answer(exchange, 200, "{\"state\": \"completed\"}"));

        assertThat(execute("data", "delete", "news", "aaaaaaaaaaaaaaaa")).isNotZero();
        assertThat(text()).contains("by the datasets [mix@1]");
        assertThat(execute("data", "delete", "news", "--yes")).as(text()).isZero();

        assertThat(received)
                .containsExactly(
                        "DELETE /api/datasets/news/versions/aaaaaaaaaaaaaaaa?force=false",
                        "DELETE /api/datasets/news?force=true");
    }

    @Test
    void previewShowsWhereTokensMeet() {
        platform.createContext("/api/datasets/mixed/0123456789abcdef/preview", exchange -> answer(exchange, 200, """
                {"samples": [{"split": "train", "text": "a 🙂 cat",
                              "pieces": [{"start": 0, "end": 1}, {"start": 1, "end": 3}, {"start": 3, "end": 7}]}]}"""));

        assertThat(execute("data", "preview", "mixed", "0123456789abcdef", "--tokens"))
                .as(text())
                .isZero();

        assertThat(text()).isEqualTo("--- train\na| 🙂| cat\n");
    }

    private int execute(String... command) {
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(stream, stream, false, false);
        var address = "http://127.0.0.1:" + platform.getAddress().getPort();
        var session =
                new Session(terminal, new Home(home), new Checkout(CHECKOUT), CHECKOUT, Map.of("ATHANOR_URL", address));
        return Athanor.commandLine(session).execute(command);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
