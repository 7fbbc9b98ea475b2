package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.RunStatus;
import dev.athanor.deploy.local.client.Runs;
import dev.athanor.deploy.local.terminal.Quantities;
import dev.athanor.deploy.local.terminal.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "runs", description = "Shows the runs, the newest first.")
final class RunsCommand extends SessionCommand {

    @Option(names = "--json", description = "For programs: all that the tracker knows of each.")
    private boolean json;

    RunsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            var runs = new Runs(client);
            if (json) {
                terminal().out().println(runs.listJson().toPrettyString());
            } else {
                table(runs.list()).lines().forEach(terminal().out()::println);
            }
            return 0;
        }
    }

    private static Table table(List<RunStatus> runs) {
        var table = new Table("RUN", "NAME", "STATE", "STEP", "STEPS", "LOSS", "VAL LOSS", "TOKENS/S");
        for (var run : runs) {
            table.row(
                    run.id(),
                    run.name(),
                    run.state(),
                    run.step(),
                    run.steps(),
                    Quantities.loss(run.loss()),
                    Quantities.loss(run.validationLoss()),
                    Quantities.count(run.tokensPerSecond()));
        }
        return table;
    }
}
