package dev.athanor.contracts.event;

import java.util.List;

/** What the endpoints should be. The newest record of an endpoint is the whole truth about it. */
public sealed interface DeploymentEvent extends AthanorEvent {

    /** The endpoint's name: the {@code model} of OpenAI's API. */
    String endpoint();

    @Override
    default String subject() {
        return endpoint();
    }

    /**
     * The endpoint serves these model versions.
     *
     * @param targets their shares add up to 1
     */
    @EventType("dev.athanor.deployment.desired.v1")
    record Desired(String endpoint, List<Target> targets) implements DeploymentEvent {
        public Desired {
            targets = List.copyOf(targets);
        }
    }

    /** The endpoint is taken away. */
    @EventType("dev.athanor.deployment.withdrawn.v1")
    record Withdrawn(String endpoint) implements DeploymentEvent {}

    /**
     * One model version behind an endpoint.
     *
     * @param prefix address of the exported format that is served
     * @param share of the requests, in (0, 1]
     */
    record Target(String model, String version, ExportFormat format, String prefix, double share) {}
}
