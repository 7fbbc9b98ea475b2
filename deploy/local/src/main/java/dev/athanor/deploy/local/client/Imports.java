package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;

/** Imports of models: {@code /api/imports}. */
public final class Imports {

    private static final String PATH = "/api/imports";

    private final PlatformClient client;

    public Imports(PlatformClient client) {
        this.client = client;
    }

    /**
     * Sends a model's files and waits until they are checked and kept.
     *
     * @return the model: its address, hash, size and description
     */
    public JsonNode send(String name, List<Path> files) throws FileNotFoundException, InterruptedException {
        var request = JsonFormat.mapper().createObjectNode().put("name", name);
        var form = new Multipart();
        var parts = files.stream().map(file -> new Multipart.Part("file", file)).toList();
        return client.post(PATH, form.contentType(), form.body(request.toString(), parts))
                .body();
    }
}
