package dev.athanor.deploy.local.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.deploy.local.FreePortBase;
import dev.athanor.deploy.local.client.PlatformClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The platform that all tests share. */
final class SharedPlatform implements AutoCloseable {

    /** How much text a part of a large source has, in bytes; sources of twice as much are large here. */
    static final long TEXT_PER_PART = 1 << 20;

    private final TraceCollector traces = TraceCollector.start();
    private final LocalHub hub = LocalHub.with(GuideFiles.HUB_DATASET, GuideFiles.published());
    private final Shell shell = new Shell(freshHome(), FreePortBase.find(), settings());

    static SharedPlatform up() {
        var platform = new SharedPlatform();
        try {
            platform.start();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Brings all its parts up. */
    Said start() throws IOException, InterruptedException {
        return athanor("up", "--detach", "--trainers", "2", "--data-services", "2")
                .orFail();
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(traces.environment());
        settings.putAll(hub.environment());
        settings.put("ATHANOR_DATA_LARGEST_WHOLE", String.valueOf(2 * TEXT_PER_PART));
        settings.put("ATHANOR_DATA_TEXT_PER_PART", String.valueOf(TEXT_PER_PART));
        return settings;
    }

    /** Where the embedded store keeps an object, or the folder of several. */
    Path object(String key) {
        return shell.home().resolve("data/object-store/athanor").resolve(key);
    }

    /** Where commands find this platform. */
    Shell shell() {
        return shell;
    }

    /** Where its services send their spans. */
    TraceCollector traces() {
        return traces;
    }

    Said athanor(String... arguments) throws IOException, InterruptedException {
        return shell.athanor(arguments);
    }

    PlatformClient client() {
        return new PlatformClient(URI.create("http://127.0.0.1:" + shell.ports().origin()));
    }

    /** What {@code ./athanor status} knows. */
    JsonNode status() throws IOException, InterruptedException {
        return JsonFormat.mapper().readTree(athanor("status", "--json").orFail().out());
    }

    /** What is known of one part. */
    JsonNode part(String name) throws IOException, InterruptedException {
        return StreamSupport.stream(status().path("parts").spliterator(), false)
                .filter(part -> part.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no part is named " + name));
    }

    /** A small text that a model can learn something from. */
    Path text() throws IOException {
        return Files.writeString(
                shell.home().resolve("text.txt"),
                "the quick brown fox jumps over the lazy dog, said the owl.\n".repeat(400));
    }

    @Override
    public void close() {
        try (traces;
                hub) {
            shell.athanor("down").orFail();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path freshHome() {
        var home = Path.of("target/end-to-end").toAbsolutePath();
        try {
            if (Files.exists(home)) {
                try (var files = Files.walk(home)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
