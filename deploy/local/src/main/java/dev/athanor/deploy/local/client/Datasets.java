package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.TextSource;
import java.io.FileNotFoundException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Datasets: {@code /api/datasets}. */
public final class Datasets {

    private static final String PATH = "/api/datasets";
    private static final String TOKENIZER = "tokenizer";

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

    /**
     * Decoded samples of a version.
     *
     * @param pieces whether to say where tokens meet
     */
    public JsonNode preview(String name, String version, boolean pieces) throws InterruptedException {
        return client.get(
                PATH + "/" + encode(name) + "/" + encode(version) + "/preview" + (pieces ? "?pieces=true" : ""));
    }

    /** Sizes, frequencies and labels of a version, and what was left out. */
    public JsonNode statistics(String name, String version) throws InterruptedException {
        return client.get(PATH + "/" + encode(name) + "/" + encode(version) + "/statistics");
    }

    /** What cleaning did to a version, and what it is like. */
    public JsonNode report(String name, String version) throws InterruptedException {
        return client.get(PATH + "/" + encode(name) + "/versions/" + encode(version) + "/report");
    }

    /** One version: its recipe, what changed with it, what depends on it. */
    public JsonNode version(String name, String version) throws InterruptedException {
        return client.get(path(name, version));
    }

    /** What {@code version} has otherwise than {@code since}. */
    public JsonNode changes(String name, String version, String since) throws InterruptedException {
        return client.get(path(name, version) + "/changes?since=" + encode(since));
    }

    /** Asks for a version to be made again. */
    public PlatformClient.Accepted rebuild(String name, String version) throws InterruptedException {
        return client.post(path(name, version) + "/rebuild", JsonFormat.mapper().createObjectNode());
    }

    /**
     * Asks for versions to be removed.
     *
     * @param version null for all
     * @param force whether that others depend on them does not matter
     */
    public PlatformClient.Accepted delete(String name, @Nullable String version, boolean force)
            throws InterruptedException {
        return client.delete((version == null ? PATH + "/" + encode(name) : path(name, version)) + "?force=" + force);
    }

    private static String path(String name, String version) {
        return PATH + "/" + encode(name) + "/versions/" + encode(version);
    }

    /**
     * Asks for a version of what is in {@code file}.
     *
     * @param tokenizer a {@code tokenizer.json} to be imported
     */
    public PlatformClient.Accepted upload(DatasetWish wish, Path file, @Nullable Path tokenizer)
            throws FileNotFoundException, InterruptedException {
        List<Multipart.Part> files = new ArrayList<>(List.of(new Multipart.Part("file", file)));
        if (tokenizer != null) {
            files.add(new Multipart.Part(TOKENIZER, tokenizer));
        }
        return send(wish.ofUpload().toString(), files);
    }

    /** Asks for a version of something that the platform fetches itself. */
    public PlatformClient.Accepted request(DatasetWish wish, TextSource source, @Nullable Path tokenizer)
            throws FileNotFoundException, InterruptedException {
        return request(wish.of(source), tokenizer);
    }

    /** Asks for a version of a file that was uploaded before. */
    public PlatformClient.Accepted requestUploaded(DatasetWish wish, String upload, @Nullable Path tokenizer)
            throws FileNotFoundException, InterruptedException {
        return request(wish.ofUpload(upload), tokenizer);
    }

    private PlatformClient.Accepted request(JsonNode wish, @Nullable Path tokenizer)
            throws FileNotFoundException, InterruptedException {
        return tokenizer == null
                ? client.post(PATH, wish)
                : send(wish.toString(), List.of(new Multipart.Part(TOKENIZER, tokenizer)));
    }

    private PlatformClient.Accepted send(String request, List<Multipart.Part> files)
            throws FileNotFoundException, InterruptedException {
        var form = new Multipart();
        return client.post(PATH, form.contentType(), form.body(request, files));
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

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
