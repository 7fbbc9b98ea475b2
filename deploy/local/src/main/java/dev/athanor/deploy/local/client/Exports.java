package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Exports: {@code /api/exports}. */
public final class Exports {

    private static final String PATH = "/api/exports";

    private final PlatformClient client;

    public Exports(PlatformClient client) {
        this.client = client;
    }

    /** Asks for exports of a run's last checkpoint; none named means all. */
    public PlatformClient.Accepted start(String run, List<String> formats) throws InterruptedException {
        var request = JsonFormat.mapper().createObjectNode().put("run", run);
        if (!formats.isEmpty()) {
            request.set("formats", JsonFormat.mapper().valueToTree(formats));
        }
        return client.post(PATH, request);
    }

    /** Follows an export to its end: {@code completed} or {@code failed}. */
    public JsonNode await(String export, Consumer<JsonNode> progress) throws InterruptedException {
        client.getNew(PATH + "/" + export);
        while (true) {
            var answer = client.get(PATH + "/" + export);
            progress.accept(answer);
            var state = answer.path("state").asText().toLowerCase(Locale.ROOT);
            if (state.equals("completed") || state.equals("failed")) {
                return answer;
            }
            Pace.pause();
        }
    }
}
