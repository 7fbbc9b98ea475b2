package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.deploy.embedded.Checkout;
import dev.athanor.deploy.local.platform.Home;
import dev.athanor.deploy.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AthanorTest {

    private static final Path CHECKOUT = Path.of("../..");

    @TempDir
    private Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private CommandLine athanor;

    @BeforeEach
    void commandLine() {
        athanor = commandLine(CHECKOUT);
    }

    private CommandLine commandLine(Path sources) {
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(stream, stream, false, false);
        var session = new Session(terminal, new Home(home), new Checkout(CHECKOUT), sources, Map.of());
        var writer = new PrintWriter(stream, true, StandardCharsets.UTF_8);
        return Athanor.commandLine(session).setErr(writer).setOut(writer);
    }

    @Test
    void everyCommandHasHelp() {
        var commands = Stream.concat(
                        athanor.getSubcommands().keySet().stream().map(List::of),
                        athanor.getSubcommands().get("data").getSubcommands().keySet().stream()
                                .map(name -> List.of("data", name)))
                .toList();

        for (var command : commands) {
            var line = Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
            assertThat(athanor.execute(line)).as("%s", command).isZero();
        }
        assertThat(text()).contains("Usage: athanor data add", "Usage: athanor train", "Usage: athanor up");
    }

    @ParameterizedTest
    @MethodSource("commandsThatNeedAPlatform")
    void withoutAPlatformSaysHowToStartOne(List<String> command) {
        int exitCode = athanor.execute(command.toArray(String[]::new));

        assertThat(exitCode).isEqualTo(Failures.DOWN);
        assertThat(text()).isEqualTo("athanor: The platform is not up. Start it with ./athanor up.\n");
    }

    static Stream<List<String>> commandsThatNeedAPlatform() {
        return Stream.of(
                List.of("status"),
                List.of("runs"),
                List.of("watch", "some-run"),
                List.of("stop", "some-run"),
                List.of("export", "some-run"),
                List.of("models"),
                List.of("generate", "some-model", "--prompt", "x"),
                List.of("data", "list"),
                List.of("data", "add", "x", "--synthetic", "1000"),
                List.of(
                        "train",
                        "-f",
                        CHECKOUT.resolve("examples/shakespeare-char.yaml").toString()));
    }

    @Test
    void downWithoutAPlatformIsDone() {
        assertThat(athanor.execute("down")).isZero();
    }

    @Test
    void everyViolationOfAConfigurationIsReportedBeforeAnythingIsSent() throws IOException {
        var file = Files.writeString(home.resolve("run.yaml"), "name: x\ndataset: x\nmodel: {heads: 3, layrs: 2}\n");

        int exitCode = athanor.execute("train", "-f", file.toString(), "--set", "training.steps=0");

        assertThat(exitCode).isEqualTo(Failures.USAGE);
        assertThat(text()).contains("model.heads", "model.layrs", "training.steps");
    }

    @Test
    void withoutAFileAPresetStillWantsToKnowWhatToTrainOn() {
        assertThat(athanor.execute("train", "--preset", "tiny")).isEqualTo(Failures.USAGE);
        assertThat(text()).contains("name:", "dataset");
    }

    @Test
    void malformedYamlIsSaidToBeSo() throws IOException {
        var file = Files.writeString(home.resolve("run.yaml"), "name: [x\n");

        assertThat(athanor.execute("train", "-f", file.toString())).isEqualTo(Failures.USAGE);
        assertThat(text()).contains("is no YAML");
    }

    @Test
    void wrongOptionIsNamedWithTheWayToTheHelp() {
        assertThat(athanor.execute("data", "add", "x", "--synthetic", "many")).isEqualTo(Failures.USAGE);
        assertThat(text()).isEqualTo("""
                athanor: Invalid value for option '--synthetic': 'many' is not a long
                See ./athanor data add --help.
                """);
    }

    @Test
    void aFileThatDoesNotExistIsNamed() {
        assertThat(athanor.execute("train", "-f", "nowhere.yaml")).isEqualTo(Failures.USAGE);
        assertThat(text()).isEqualTo("athanor: There is no file nowhere.yaml.\n");
    }

    @Test
    void folderThatIsNoModelIsSaidToLackItsConfiguration() {
        assertThat(athanor.execute("import", home.toString(), "--name", "x")).isEqualTo(Failures.USAGE);
        assertThat(text()).isEqualTo("athanor: There is no file " + home.resolve("config.json") + ".\n");
    }

    @Test
    void unknownBenchmarksAreAnsweredWithTheKnown() {
        assertThat(athanor.execute("bench", "nothing")).isEqualTo(Failures.USAGE);
        assertThat(text()).contains("There is no benchmark 'nothing'");
    }

    @Test
    void benchmarkIsToldItsOwnOptionsInTheirOrder() throws IOException {
        Path program = Files.createDirectories(home.resolve("benchmarks/echo")).resolve("run");
        Files.writeString(program, "#!/bin/sh\nprintf '%s ' \"$@\" > told\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(commandLine(home).execute("bench", "echo", "--workers", "--megabytes", "20", "row"))
                .isZero();

        assertThat(home.resolve("told")).hasContent("--workers --megabytes 20 row ");
    }

    /** A guide that tells of options which do not exist is worse than none. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/data.md"})
    void everyCommandOfTheGuidesIsUnderstood(String guide) throws IOException {
        var commands = Files.readString(CHECKOUT.resolve(guide))
                .replaceAll("\\\\\n\\s*", "")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("./athanor "))
                .map(line -> line.replaceFirst("\\s+#.*", "").replaceFirst("^\\./athanor ", ""))
                .filter(line -> !line.startsWith("test"))
                .toList();

        assertThat(commands).hasSizeGreaterThan(5);
        for (var command : commands) {
            var parsed = new StringWriter();
            athanor.setErr(new PrintWriter(parsed, true));
            assertThat(athanor.parseArgs(words(command)).subcommands())
                    .as(command)
                    .isNotEmpty();
        }
    }

    private static String[] words(String command) {
        return Arrays.stream(command.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .map(word -> word.replace("\"", ""))
                .toArray(String[]::new);
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
