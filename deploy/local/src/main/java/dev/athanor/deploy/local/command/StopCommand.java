package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Ends a run after the step in progress, with a checkpoint.")
final class StopCommand extends SessionCommand {

    @Parameters(paramLabel = "RUN", description = "Its id, as ./athanor runs shows it.")
    private String run;

    StopCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            new Runs(client).stop(run);
            terminal().out().println("The run " + run + " was told to stop.");
            return 0;
        }
    }
}
