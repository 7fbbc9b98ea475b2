package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.platform.RunningPlatform;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        description = {
            "Stops the platform and waits until it has ended.",
            "Trainers save a checkpoint first; what was trained, stored and logged stays, and the next ./athanor up goes on with it."
        })
final class DownCommand extends SessionCommand {

    DownCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        var running = RunningPlatform.find(session().home());
        if (running.isEmpty()) {
            terminal().out().println("The platform is not up.");
            return 0;
        }
        terminal().err().println("Stopping ...");
        running.get().stop();
        terminal().out().println("Stopped.");
        return 0;
    }
}
