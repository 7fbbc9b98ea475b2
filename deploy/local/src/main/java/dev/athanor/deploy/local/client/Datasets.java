package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import java.io.FileNotFoundException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Datasets: {@code /api/datasets}. */
public final class Datasets {

    private static final String PATH = "/api/datasets";

    private final PlatformClient client;

    public Datasets(PlatformClient client) {
        this.client = client;
    }

    /** All datasets. */
    public JsonNode list() throws InterruptedException {
        return client.get(PATH);
    }

    /** One dataset with its versions. */
    public JsonNode show(String name) throws InterruptedException {
        return client.get(PATH + "/" + encode(name));
    }

    /** Decoded samples of a version. */
    public JsonNode preview(String name, String version) throws InterruptedException {
        return client.get(PATH + "/" + encode(name) + "/" + encode(version) + "/preview");
    }

    /** Asks for a version of the text in {@code file}. */
    public PlatformClient.Accepted upload(
            String name, Path file, TokenizerSpecification tokenizer, double validationFraction)
            throws FileNotFoundException, InterruptedException {
        var source = JsonFormat.mapper().createObjectNode().put("kind", "upload");
        var form = new Multipart();
        return client.post(
                PATH,
                form.contentType(),
                form.body(wish(name, source, tokenizer, validationFraction).toString(), List.of(file)));
    }

    /** Asks for a version of a text that the platform fetches itself. */
    public PlatformClient.Accepted request(
            String name, TextSource source, TokenizerSpecification tokenizer, double validationFraction)
            throws InterruptedException {
        return client.post(PATH, wish(name, JsonFormat.mapper().valueToTree(source), tokenizer, validationFraction));
    }

    /**
     * Follows a job to its end.
     *
     * @param location as the request's answer named it
     * @param progress is told each state
     * @return the last state: {@code completed} or {@code failed}
     */
    public JsonNode await(String location, Consumer<JsonNode> progress) throws InterruptedException {
        client.getNew(location);
        while (true) {
            var job = client.get(location);
            progress.accept(job);
            var state = job.path("state").asText();
            if (state.equals("completed") || state.equals("failed")) {
                return job;
            }
            Pace.pause();
        }
    }

    private static ObjectNode wish(
            String name, JsonNode source, TokenizerSpecification tokenizer, double validationFraction) {
        var request = JsonFormat.mapper().createObjectNode();
        request.put("name", name);
        request.set("source", source);
        request.set("tokenizer", JsonFormat.mapper().valueToTree(tokenizer));
        request.put("validationFraction", validationFraction);
        return request;
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
