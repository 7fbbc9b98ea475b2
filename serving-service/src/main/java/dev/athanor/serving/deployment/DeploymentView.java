package dev.athanor.serving.deployment;

import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.serving.endpoint.Endpoint;
import dev.athanor.serving.endpoint.EndpointState;
import dev.athanor.serving.endpoint.ServedModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as this replica has it.
 *
 * @param endpoint its name
 * @param targets what it should serve
 * @param state {@code loading}, {@code ready} or {@code failed}
 * @param reason why it failed
 * @param serving what it serves now
 */
public record DeploymentView(
        String endpoint,
        List<Target> targets,
        String state,
        @Nullable String reason,
        List<Target> serving) {

    /** What this replica knows of {@code endpoint}. */
    public static DeploymentView of(Endpoint endpoint) {
        return new DeploymentView(
                endpoint.name(),
                endpoint.targets(),
                state(endpoint.state()),
                endpoint.state() instanceof EndpointState.Failed(String reason) ? reason : null,
                endpoint.serving().stream().map(ServedModel::target).toList());
    }

    private static String state(EndpointState state) {
        return switch (state) {
            case EndpointState.Loading() -> "loading";
            case EndpointState.Ready() -> "ready";
            case EndpointState.Failed(String reason) -> "failed";
        };
    }
}
