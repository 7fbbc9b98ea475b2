package dev.athanor.deploy.local.terminal;

import dev.athanor.deploy.local.client.Deployments;
import dev.athanor.deploy.local.client.PlatformClient;
import java.time.Duration;
import java.util.Optional;

/** Shows the way of a completed run to an endpoint. */
public final class EndpointProgress {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Terminal terminal;

    public EndpointProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns the endpoint's name when it serves what the run was exported to; empty if such a model has none. */
    public Optional<String> await(PlatformClient client, String run) throws InterruptedException {
        try (var line = new ProgressLine(terminal)) {
            return new Deployments(client)
                    .await(run, PATIENCE, (state, fraction) -> line.show("export", fraction, state));
        }
    }
}
