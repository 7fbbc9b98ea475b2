package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.deploy.local.client.Datasets;
import dev.athanor.deploy.local.terminal.Quantities;
import dev.athanor.deploy.local.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Shows all datasets.")
final class DataListCommand extends SessionCommand {

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    DataListCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            var datasets = new Datasets(client).list();
            if (json) {
                terminal().out().println(datasets.toPrettyString());
            } else {
                table(datasets).lines().forEach(terminal().out()::println);
            }
            return 0;
        }
    }

    private static Table table(JsonNode datasets) {
        var table =
                new Table("NAME", "VERSION", "FORM", "TOKENIZER", "VOCABULARY", "TRAIN TOKENS", "VALIDATION TOKENS");
        for (var dataset : datasets) {
            var statistics = dataset.path("statistics");
            table.row(
                    dataset.path("name").asText(),
                    dataset.path("version").asText("-"),
                    dataset.path("form").asText("-"),
                    dataset.path("tokenizer").path("kind").asText("-"),
                    Quantities.count(statistics.path("vocabularySize").asDouble(Double.NaN)),
                    Quantities.count(statistics.path("trainTokens").asDouble(Double.NaN)),
                    Quantities.count(statistics.path("validationTokens").asDouble(Double.NaN)));
        }
        return table;
    }
}
