package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Runs;
import dev.athanor.deploy.local.terminal.RunProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "watch", description = "Follows a run to its end. Exit code 1 if it fails or is stopped.")
final class WatchCommand extends SessionCommand {

    @Parameters(paramLabel = "RUN", description = "Its id, as ./athanor runs shows it.")
    private String run;

    WatchCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            return RunOutcome.report(terminal(), new RunProgress(terminal()).follow(new Runs(client), run));
        }
    }
}
