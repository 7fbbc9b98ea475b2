import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.athanor.exchange.store.S3ArtifactStore;
import dev.athanor.exchange.store.StoreConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A platform with processes, ports and a home of its own, asked through {@code ./athanor} as people ask it. */
final class Platform implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path athanor;
    private final Path home;
    private final int port;
    private final Map<String, String> settings;

    private Platform(Path athanor, Path home, int port, Map<String, String> settings) {
        this.athanor = athanor;
        this.home = home;
        this.port = port;
        this.settings = settings;
    }

    /**
     * Starts one.
     *
     * @param athanor the script
     * @param home a folder that is not there yet
     * @param settings of its processes, as environment variables
     */
    static Platform up(Path athanor, Path home, int dataServices, Map<String, String> settings)
            throws IOException, InterruptedException {
        var platform = new Platform(athanor, home, freePorts(), settings);
        platform.athanor("up", "--detach", "--data-services", Integer.toString(dataServices));
        return platform;
    }

    /** Lays a file into the object store, from where workers fetch it; what {@code --object} calls it. */
    String store(Path file) {
        String key = "bench/" + file.getFileName();
        var connection = new StoreConnection(
                "http://127.0.0.1:" + (port + 90), "athanor", "athanor-local", "athanor", "us-east-1");
        try (var store = new S3ArtifactStore(connection)) {
            store.put(key, file);
        }
        return "athanor/" + key;
    }

    /** Adds a dataset and tells how long its job took, from the request to the version. */
    Duration add(String name, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("data", "add", name));
        command.addAll(List.of(options));
        athanor(command.toArray(String[]::new));
        JsonNode job = get("/api/datasets/" + name).path("jobs").get(0);
        return Duration.between(
                Instant.parse(job.path("requestedAt").asText()),
                Instant.parse(job.path("updatedAt").asText()));
    }

    /** The version of a dataset that was added. */
    String version(String name) throws IOException, InterruptedException {
        return get("/api/datasets/" + name).path("jobs").get(0).path("version").asText();
    }

    /** The process of a part. */
    long process(String part) throws IOException, InterruptedException {
        for (JsonNode each : JSON.readTree(athanor("status", "--json")).path("parts")) {
            if (each.path("name").asText().equals(part)) {
                return each.path("pid").asLong();
            }
        }
        throw new IllegalArgumentException("no part is named " + part);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
            return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    private String athanor(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(athanor.toString()));
        command.addAll(List.of(arguments));
        var log = home.resolveSibling("athanor.log").toFile();
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put("ATHANOR_HOME", home.toString());
        builder.environment().put("ATHANOR_PORT_BASE", Integer.toString(port));
        builder.environment().remove("ATHANOR_URL");
        builder.environment().putAll(settings);
        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(
                    "athanor " + String.join(" ", arguments) + " failed: " + said + Files.readString(log.toPath()));
        }
        return said;
    }

    private static int freePorts() {
        return RandomGenerator.getDefault()
                .ints(100, 300)
                .map(hundred -> hundred * 100)
                .filter(base -> List.of(0, 11, 12, 13, 14, 15, 32, 81, 90, 92, 93).stream()
                        .allMatch(offset -> isFree(base + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        athanor("down");
    }
}
