package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.deploy.local.client.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a dataset with all its versions, what was asked for and what changed with each.")
final class DataShowCommand extends SessionCommand {

    @Parameters(paramLabel = "NAME", description = "Of the dataset.")
    private String name;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    DataShowCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            var datasets = new Datasets(client);
            var dataset = datasets.show(name);
            for (JsonNode version : dataset.path("versions")) {
                if (version instanceof ObjectNode known) {
                    add(known, datasets.version(name, known.path("version").asText()));
                }
            }
            if (json) {
                terminal().out().println(dataset.toPrettyString());
            } else {
                new DatasetText(dataset).lines().forEach(terminal().out()::println);
            }
            return 0;
        }
    }

    private static void add(ObjectNode version, JsonNode report) {
        version.set("recipe", report.path("description").path("recipe"));
        version.set("since", report.path("since"));
        version.set("changes", report.path("changes"));
        version.set("derivedFrom", report.path("derivedFrom"));
        version.set("dependents", report.path("dependents"));
    }
}
