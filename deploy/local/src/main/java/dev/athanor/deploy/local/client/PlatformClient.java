package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.athanor.contracts.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Speaks HTTP and JSON with a platform. Every failure is a {@link RequestFailedException} or a {@link PlatformDownException}. */
public final class PlatformClient implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PATIENCE_WITH_TABLES = Duration.ofSeconds(30);

    private final URI origin;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** A client of the platform at {@code origin}, such as {@code http://127.0.0.1:7700}. */
    public PlatformClient(URI origin) {
        this.origin = origin;
    }

    /** The web page's address. */
    public URI origin() {
        return origin;
    }

    /** What {@code path} says. */
    public JsonNode get(String path) throws InterruptedException {
        return parse(send(request(path).GET().build()).body());
    }

    /**
     * What {@code path} says of something that was asked for a moment ago. Services answer from tables that follow the
     * event log, so that it may take a while until they have heard of it.
     */
    JsonNode getNew(String path) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE_WITH_TABLES);
        while (true) {
            try {
                return get(path);
            } catch (RequestFailedException e) {
                if (e.status() != NOT_FOUND || Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Pace.pause();
            }
        }
    }

    /** Asks for work; the answer is the body, with {@code location} put in where the platform named one. */
    public Accepted post(String path, JsonNode body) throws InterruptedException {
        return accepted(send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build()));
    }

    /** Asks for work with a body of another kind, which may take as long as it needs. */
    public Accepted post(String path, String contentType, HttpRequest.BodyPublisher body) throws InterruptedException {
        return accepted(send(HttpRequest.newBuilder(origin.resolve(path))
                .header("Accept", "application/json")
                .header("Content-Type", contentType)
                .POST(body)
                .build()));
    }

    /** Asks for something to be removed. */
    Accepted delete(String path) throws InterruptedException {
        return accepted(send(request(path).DELETE().build()));
    }

    /** Posts and reads the answer while it comes. The caller closes the stream. */
    public InputStream stream(String path, JsonNode body) throws InterruptedException {
        var request = HttpRequest.newBuilder(origin.resolve(path))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() >= 300) {
                try (var answer = response.body()) {
                    throw failed(response.statusCode(), new String(answer.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return response.body();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve(path))
                .header("Accept", "application/json")
                .timeout(PATIENCE);
    }

    /** Any request; what is not answered with success is thrown. */
    HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw failed(response.statusCode(), response.body());
            }
            return response;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private RuntimeException unreachable(IOException e) {
        return e instanceof ConnectException
                ? new PlatformDownException("Nothing answers at " + origin + ". Start the platform with ./athanor up.")
                : new PlatformDownException("The connection to " + origin + " broke: " + e.getMessage());
    }

    private static Accepted accepted(HttpResponse<String> response) {
        return new Accepted(
                response.headers()
                        .firstValue("Location")
                        .map(URI::create)
                        .map(URI::getPath)
                        .orElse(""),
                parse(response.body()));
    }

    private static RequestFailedException failed(int status, String body) {
        try {
            return RequestFailedException.of(status, parse(body));
        } catch (PlatformDownException noJson) {
            return new RequestFailedException(status, "The platform answered with status " + status + ".");
        }
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return JsonFormat.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new PlatformDownException("What answers is no platform: it sent no JSON.");
        }
    }

    /**
     * An answer to a request for work.
     *
     * @param location path under which the work can be followed; empty if none was named
     * @param body what was said about it
     */
    public record Accepted(String location, JsonNode body) {

        /** The last segment of the location: the id of what was asked for. */
        public String id() {
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }
}
