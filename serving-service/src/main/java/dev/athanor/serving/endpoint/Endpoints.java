package dev.athanor.serving.endpoint;

import dev.athanor.contracts.event.DeploymentEvent.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All endpoints, by name. Read by every request, changed by the deployments alone. */
public final class Endpoints {

    private final Map<String, Endpoint> byName = new ConcurrentSkipListMap<>();

    /** All endpoints, in the order of their names. */
    public List<Endpoint> all() {
        return List.copyOf(byName.values());
    }

    /** The endpoint of that name. */
    public Optional<Endpoint> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Notes what an endpoint should serve. */
    public void want(String name, List<Target> targets) {
        byName.compute(
                name,
                (key, known) -> known == null
                        ? new Endpoint(name, targets, new EndpointState.Loading(), List.of())
                        : known.wants(targets));
    }

    /** Notes that an endpoint's targets could not be loaded. */
    public void fail(String name, String reason) {
        byName.computeIfPresent(name, (key, endpoint) -> endpoint.failed(reason));
    }

    /** Serves {@code models} from now on. */
    public void serve(String name, List<ServedModel> models) {
        byName.computeIfPresent(name, (key, endpoint) -> endpoint.ready(models));
    }

    /**
     * Takes an endpoint away.
     *
     * @return what it served
     */
    public List<ServedModel> remove(String name) {
        Endpoint removed = byName.remove(name);
        return removed == null ? List.of() : removed.serving();
    }
}
