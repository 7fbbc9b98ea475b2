package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.deploy.local.client.Datasets;
import dev.athanor.deploy.local.client.PlatformClient;
import dev.athanor.deploy.local.terminal.ProgressLine;
import dev.athanor.deploy.local.terminal.Terminal;
import java.util.Optional;

/** Follows a job of the data service to its end. */
final class JobOutcome {

    private JobOutcome() {}

    /** How it ended; nothing, after its reason was said, if it failed. */
    static Optional<JsonNode> await(
            Terminal terminal, ProgressLine progress, Datasets datasets, String name, PlatformClient.Accepted accepted)
            throws InterruptedException {
        var job = datasets.await(
                accepted.location(),
                state -> progress.show(
                        name,
                        state.path("fraction").asDouble(),
                        state.path("stage").asText("")));
        progress.end();
        if (job.path("state").asText().equals("failed")) {
            terminal.err()
                    .println("athanor: " + job.path("failure").path("message").asText("The job failed."));
            return Optional.empty();
        }
        return Optional.of(job);
    }
}
