package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.address.ModelAddress;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.List;

/** Imports of models: {@code /api/imports}. */
public final class Imports {

    private static final String PATH = "/api/imports";
    private static final String FILE = "file";

    private final PlatformClient client;

    public Imports(PlatformClient client) {
        this.client = client;
    }

    /**
     * Sends a model's files and waits until they are checked and kept.
     *
     * @param request the model's name and what else is to be said of it
     * @return the model: its address, hash, size and description
     */
    public JsonNode send(ObjectNode request, List<Path> files) throws FileNotFoundException, InterruptedException {
        return post(
                request,
                files.stream().map(file -> new Multipart.Part(FILE, file)).toList());
    }

    /** The same of one file, a TorchScript module, under the name that modules have on the platform. */
    public JsonNode sendModule(ObjectNode request, Path file) throws FileNotFoundException, InterruptedException {
        return post(request, List.of(new Multipart.Part(FILE, ModelAddress.MODULE, file)));
    }

    private JsonNode post(ObjectNode request, List<Multipart.Part> parts)
            throws FileNotFoundException, InterruptedException {
        var form = new Multipart();
        return client.post(PATH, form.contentType(), form.body(request.toString(), parts))
                .body();
    }
}
