package dev.athanor.deploy.local.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.athanor.deploy.embedded.Checkout;
import dev.athanor.deploy.local.platform.Home;
import dev.athanor.deploy.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A platform that only answers what it is told to, and a user's command line that asks it. */
final class AnsweringPlatform implements BeforeEachCallback, AfterEachCallback {

    static final Path CHECKOUT = Path.of("../..");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final HttpServer server = listen();
    private final Path home = temporaryFolder();

    private static HttpServer listen() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        server.stop(0);
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Of the user; also for files that are sent from it. */
    Path home() {
        return home;
    }

    /** What is asked at and below a path is answered by {@code handler}. */
    void on(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    /** What is asked at and below a path is answered with {@code json}. */
    void answers(String path, String json) {
        on(path, exchange -> answer(exchange, 200, json));
    }

    /** Requests for datasets are kept and refused. */
    void refusesDatasets(String problem) {
        on("/api/datasets", exchange -> {
            keep(exchange);
            answer(exchange, 422, problem);
        });
    }

    /** Requests for a dataset are kept, and done at once. */
    void makes(String dataset, String version) {
        on("/api/datasets", exchange -> {
            keep(exchange);
            accept(exchange, dataset);
        });
        ends(dataset, version);
    }

    /** A request becomes the job 1 of a dataset. */
    static void accept(HttpExchange exchange, String dataset) throws IOException {
        exchange.getResponseHeaders().add("Location", "/api/datasets/" + dataset + "/jobs/1");
        answer(exchange, 202, "{\"dataset\": \"%s\", \"job\": \"1\"}".formatted(dataset));
    }

    /** That job has made a version. */
    void ends(String dataset, String version) {
        answers(
                "/api/datasets/" + dataset + "/jobs/1",
                "{\"state\": \"completed\", \"version\": \"%s\"}".formatted(version));
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Reads a request to its end and keeps its method and its body. */
    void keep(HttpExchange exchange) throws IOException {
        received.add("%s %s\n%s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    /** The requests that were kept, in their order: method and address in the first line, then the body. */
    List<String> received() {
        return List.copyOf(received);
    }

    /** Runs a command; what it says comes behind what was said before. */
    int execute(String... command) {
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(stream, stream, false, false);
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        var session =
                new Session(terminal, new Home(home), new Checkout(CHECKOUT), CHECKOUT, Map.of("ATHANOR_URL", address));
        return Athanor.commandLine(session).execute(command);
    }

    /** What the commands said. */
    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Only what is said from now on counts. */
    void forgetWhatWasSaid() {
        said.reset();
    }
}
