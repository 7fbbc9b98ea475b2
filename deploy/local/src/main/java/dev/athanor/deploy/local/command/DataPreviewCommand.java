package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.deploy.local.client.Datasets;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "preview", description = "Shows samples of a dataset, decoded from its tokens.")
final class DataPreviewCommand extends SessionCommand {

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the dataset.")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "The newest if none is named.")
    private @Nullable String version;

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
            var datasets = new Datasets(client);
            var chosen = version == null ? newest(datasets.show(name)) : version;
            var preview = datasets.preview(name, chosen, tokens);
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

    private static String newest(JsonNode dataset) {
        var newest = dataset.path("versions").path(0);
        return dataset.path("version")
                .asText(
                        newest.isTextual()
                                ? newest.asText()
                                : newest.path("version").asText());
    }
}
