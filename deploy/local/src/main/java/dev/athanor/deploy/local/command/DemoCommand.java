package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.demo.Demo;
import dev.athanor.deploy.local.demo.DemoPlan;
import dev.athanor.deploy.local.demo.DemoSource;
import dev.athanor.deploy.local.layout.Ports;
import dev.athanor.deploy.local.platform.DetachedPlatform;
import dev.athanor.deploy.local.platform.RunningPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Walks the whole road: starts the platform if it is not up, makes a dataset from a text, trains a transformer on it, exports it, and lets it write through its endpoint.",
            "A demo that was killed goes on where it stopped. Without --text the text is the source code of Apache Commons Lang."
        })
final class DemoCommand extends SessionCommand {

    private static final int GENERATED_TOKENS = 400;

    @Option(names = "--text", paramLabel = "FILE", description = "The text to learn from, about a megabyte or more.")
    private @Nullable Path text;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a key of the run, such as training.steps=100; may be repeated.")
    private List<String> overrides = List.of();

    @Option(names = "--down", description = "Stop the platform at the end.")
    private boolean down;

    DemoCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        var source =
                text == null ? DemoSource.ofTheBuild(session().home().path().resolve("demo")) : DemoSource.of(text);
        if (session().platformElsewhere().isEmpty()) {
            ensurePlatform();
        }
        try (var client = session().connect()) {
            var plan = new DemoPlan(DemoPlan.NAME, source.prompt(), GENERATED_TOKENS, overrides);
            var outcome = new Demo(client, terminal(), plan).walk(source.text());
            terminal().out().println();
            terminal()
                    .out()
                    .println("The run, its curves and its model: "
                            + terminal().strong(client.origin().toString()));
            if (down) {
                session().running().stop();
            } else {
                terminal().out().println("The platform stays up; ./athanor down stops it.");
            }
            terminal().out().println(outcome.line());
            return 0;
        }
    }

    private void ensurePlatform() throws IOException, InterruptedException {
        var running = RunningPlatform.find(session().home());
        if (running.isPresent()) {
            running.get().awaitReady();
        } else {
            startPlatform();
        }
    }

    private void startPlatform() throws IOException, InterruptedException {
        terminal().out().println("Starting the platform ...");
        var base = session().environment().getOrDefault("ATHANOR_PORT_BASE", String.valueOf(Ports.DEFAULT_BASE));
        new DetachedPlatform(session().installation(), session().home(), terminal())
                .start(List.of("up", "--port-base", base));
    }
}
