package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.deploy.local.client.Datasets;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "preview", description = "Shows samples of a dataset, decoded from its tokens.")
final class DataPreviewCommand extends SessionCommand {

    @Mixin
    private VersionParameters chosen;

    @Option(names = "--tokens", description = "Shows where tokens meet, with a bar between them.")
    private boolean tokens;

    @Option(names = "--json", description = "For programs; with --tokens each token with its place in the text.")
    private boolean json;

    DataPreviewCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            var preview = new Datasets(client).preview(chosen.name(), chosen.version(), tokens);
            if (json) {
                terminal().out().println(preview.toPrettyString());
                return 0;
            }
            for (var sample : preview.path("samples")) {
                show(sample);
            }
            return 0;
        }
    }

    private void show(JsonNode sample) {
        var out = terminal().out();
        out.println(terminal().faint("--- " + sample.path("split").asText() + label(sample.path("label"))));
        out.println(text(sample, "text", "pieces"));
        if (sample.has("target")) {
            out.println(terminal().faint("->"));
            out.println(text(sample, "target", "targetPieces"));
        }
    }

    /** Places are counted in code points, as the platform counts them. */
    private static String text(JsonNode sample, String what, String pieces) {
        var text = sample.path(what).asText();
        if (!sample.has(pieces)) {
            return text;
        }
        return StreamSupport.stream(sample.path(pieces).spliterator(), false)
                .map(piece -> text.substring(
                        text.offsetByCodePoints(0, piece.path("start").asInt()),
                        text.offsetByCodePoints(0, piece.path("end").asInt())))
                .collect(Collectors.joining("|"));
    }

    private static String label(JsonNode label) {
        return label.isTextual() ? ": " + label.asText() : "";
    }
}
