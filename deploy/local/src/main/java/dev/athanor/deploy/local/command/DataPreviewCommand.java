package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.deploy.local.client.Datasets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "preview", description = "Shows samples of a dataset, decoded from its tokens.")
final class DataPreviewCommand extends SessionCommand {

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the dataset.")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "The newest if none is named.")
    private @Nullable String version;

    DataPreviewCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            var datasets = new Datasets(client);
            var chosen = version == null ? newest(datasets.show(name)) : version;
            var preview = datasets.preview(name, chosen);
            for (var sample : preview.path("samples")) {
                show(sample);
            }
            return 0;
        }
    }

    private void show(JsonNode sample) {
        var out = terminal().out();
        out.println(terminal().faint("--- " + sample.path("split").asText() + label(sample.path("label"))));
        out.println(sample.path("text").asText());
        if (sample.has("target")) {
            out.println(terminal().faint("->"));
            out.println(sample.path("target").asText());
        }
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
