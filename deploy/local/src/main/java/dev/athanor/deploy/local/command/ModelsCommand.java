package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Completions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "models", description = "Shows the models that can be asked for text.")
final class ModelsCommand extends SessionCommand {

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    ModelsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            var models = new Completions(client).models();
            if (json) {
                terminal().out().println(models.toPrettyString());
            } else {
                models.path("data")
                        .forEach(model ->
                                terminal().out().println(model.path("id").asText()));
            }
            return 0;
        }
    }
}
