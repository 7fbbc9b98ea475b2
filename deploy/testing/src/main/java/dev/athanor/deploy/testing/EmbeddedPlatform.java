package dev.athanor.deploy.testing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The way of a test process to the build's platform. */
public final class EmbeddedPlatform {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static @Nullable PlatformEnvironment environment;

    private EmbeddedPlatform() {}

    /**
     * This process' environment: made at the first call, the same at every further one.
     *
     * @throws IllegalStateException if the platform does not come up; the message ends in what it said
     */
    public static synchronized PlatformEnvironment environment() {
        var known = environment;
        if (known == null) {
            known = fresh();
            environment = known;
        }
        return known;
    }

    /** A further environment. It empties the topics of those that this process has already. */
    public static PlatformEnvironment fresh() {
        try {
            return request(new PlatformProcess(BuildProcess.current(), checkoutRoot()).address());
        } catch (IOException e) {
            throw new UncheckedIOException("The test platform does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the test platform", e);
        }
    }

    private static PlatformEnvironment request(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address.resolve("/environments"))
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 201) {
                throw new IOException("The test platform made no environment: " + response.body());
            }
            var properties = new Properties();
            properties.load(new StringReader(response.body()));
            return PlatformEnvironment.from(properties);
        }
    }

    private static Path checkoutRoot() {
        var start = Path.of("").toAbsolutePath();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (folder.resolve(".mvn").toFile().isDirectory()) {
                return folder;
            }
        }
        throw new IllegalStateException("Run the tests inside the checkout; " + start + " is in none.");
    }
}
