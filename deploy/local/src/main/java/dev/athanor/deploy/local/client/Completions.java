package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Generated text: OpenAI's completions API. */
public final class Completions {

    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";

    private final PlatformClient client;

    public Completions(PlatformClient client) {
        this.client = client;
    }

    /** The endpoints. */
    public JsonNode models() throws InterruptedException {
        return client.get("/v1/models");
    }

    /** The whole completion at once. */
    public JsonNode complete(ObjectNode request) throws InterruptedException {
        return client.post("/v1/completions", request).body();
    }

    /** The completion piece by piece, as the model writes it. */
    public void stream(ObjectNode request, Consumer<String> pieces) throws InterruptedException {
        var streamed = request.deepCopy().put("stream", true);
        try (var lines = new BufferedReader(
                new InputStreamReader(client.stream("/v1/completions", streamed), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var data = line.startsWith(DATA) ? line.substring(DATA.length()).strip() : "";
                if (data.equals(DONE)) {
                    return;
                }
                if (!data.isEmpty()) {
                    pieces.accept(piece(data));
                }
            }
        } catch (IOException e) {
            throw new PlatformDownException("The endpoint broke off: " + e.getMessage());
        }
    }

    private static String piece(String data) throws JsonProcessingException {
        var event = JsonFormat.mapper().readTree(data);
        if (event.has("error")) {
            throw RequestFailedException.of(500, event);
        }
        return event.path("choices").path(0).path("text").asText();
    }
}
