package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.layout.Ports;
import dev.athanor.deploy.local.layout.Replicas;
import dev.athanor.deploy.local.platform.DetachedPlatform;
import dev.athanor.deploy.local.platform.ForegroundPlatform;
import dev.athanor.deploy.local.platform.PlatformParts;
import dev.athanor.deploy.local.platform.RunningPlatform;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = {
            "Starts the platform: broker, database, object store and five services, each a process, on one origin.",
            "Stays in the foreground until Ctrl-C, which stops everything in order."
        })
final class UpCommand extends SessionCommand {

    @Option(names = "--detach", description = "Leave it running in the background; ./athanor down stops it.")
    private boolean detach;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where the web page and the APIs are. Default: the port base.")
    private @Nullable Integer port;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "${env:ATHANOR_PORT_BASE:-" + Ports.DEFAULT_BASE + "}",
            description = "First of the hundred ports that the platform may use.")
    private int portBase;

    @Option(
            names = "--trainers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many trainers share the jobs.")
    private int trainers;

    @Option(
            names = "--data-services",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many data services share the parts of large sources.")
    private int dataServices;

    UpCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        var running = RunningPlatform.find(session().home());
        if (running.isPresent()) {
            var state = running.get().state();
            terminal()
                    .out()
                    .println("Athanor is up already: " + state.origin() + " (process " + state.supervisor()
                            + "). Stop it with ./athanor down.");
            return 0;
        }
        var ports = new Ports(portBase, port == null ? portBase : port);
        var parts = new PlatformParts(
                session().installation(), session().home(), ports, new Replicas(trainers, dataServices));
        if (detach) {
            new DetachedPlatform(session().installation(), session().home(), terminal()).start(arguments(ports));
            return 0;
        }
        return new ForegroundPlatform(parts, terminal()).run();
    }

    private List<String> arguments(Ports ports) {
        return List.of(
                "up",
                "--port",
                String.valueOf(ports.origin()),
                "--port-base",
                String.valueOf(ports.base()),
                "--trainers",
                String.valueOf(trainers),
                "--data-services",
                String.valueOf(dataServices));
    }
}
