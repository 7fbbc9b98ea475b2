package dev.athanor.deploy.local.command;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.deploy.local.platform.PartsTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description =
                "Shows every part of the platform: whether it is ready, its process, its memory. Exit code 3 if nothing is up.")
final class StatusCommand extends SessionCommand {

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    StatusCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        var state = session().running().state();
        if (json) {
            terminal()
                    .out()
                    .println(
                            JsonFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(state));
            return 0;
        }
        new PartsTable(state.parts()).lines().forEach(terminal().out()::println);
        terminal().out().println();
        terminal()
                .out()
                .println((state.ready() ? "Up: " : "Starting: ") + terminal().strong(state.origin()));
        terminal().out().println("Logs: " + session().home().path().resolve("logs"));
        return 0;
    }
}
