package dev.athanor.serving.endpoint;

import dev.athanor.contracts.event.DeploymentEvent.Target;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint at one moment.
 *
 * @param name the {@code model} of OpenAI's API
 * @param targets what it should serve
 * @param state how far it is
 * @param serving what it serves now
 */
public record Endpoint(String name, List<Target> targets, EndpointState state, List<ServedModel> serving) {

    public Endpoint {
        targets = List.copyOf(targets);
        serving = List.copyOf(serving);
    }

    /**
     * The model that takes a request.
     *
     * @param draw uniform in [0, 1); the targets' shares divide that interval
     * @return empty as long as nothing is loaded
     */
    public Optional<ServedModel> choose(double draw) {
        double total =
                serving.stream().mapToDouble(model -> model.target().share()).sum();
        double left = draw * total;
        for (ServedModel model : serving) {
            left -= model.target().share();
            if (left < 0) {
                return Optional.of(model);
            }
        }
        return serving.isEmpty() ? Optional.empty() : Optional.of(serving.getLast());
    }

    Endpoint wants(List<Target> newTargets) {
        return new Endpoint(name, newTargets, new EndpointState.Loading(), serving);
    }

    Endpoint failed(String reason) {
        return new Endpoint(name, targets, new EndpointState.Failed(reason), serving);
    }

    Endpoint ready(List<ServedModel> models) {
        return new Endpoint(name, targets, new EndpointState.Ready(), models);
    }
}
