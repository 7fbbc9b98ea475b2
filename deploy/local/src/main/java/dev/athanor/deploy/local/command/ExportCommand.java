package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Exports;
import dev.athanor.deploy.local.terminal.ProgressLine;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = {
            "Writes a run's last checkpoint in other formats, loads each again and compares it with the checkpoint.",
            "A run that completes is exported by itself; this is for doing it again."
        })
final class ExportCommand extends SessionCommand {

    @Parameters(paramLabel = "RUN", description = "Its id, as ./athanor runs shows it.")
    private String run;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "safetensors, torchscript, onnx; all if none is named.")
    private List<String> formats = List.of();

    ExportCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect();
                var progress = new ProgressLine(terminal())) {
            var exports = new Exports(client);
            var id = exports.start(run, formats).id();
            var export = exports.await(
                    id, state -> progress.show("export " + state.path("state").asText(), 0, ""));
            progress.end();
            if (export.path("state").asText().equalsIgnoreCase("failed")) {
                terminal()
                        .err()
                        .println("athanor: "
                                + export.path("failure").path("message").asText("The export failed."));
                return Failures.FAILED;
            }
            terminal().out().println(export.toPrettyString());
            return 0;
        }
    }
}
