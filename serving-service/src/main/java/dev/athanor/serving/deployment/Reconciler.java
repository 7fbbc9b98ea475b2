package dev.athanor.serving.deployment;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.exchange.event.LogReader;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.serving.endpoint.Endpoint;
import dev.athanor.serving.endpoint.EndpointState;
import dev.athanor.serving.endpoint.Endpoints;
import dev.athanor.serving.endpoint.ServedModel;
import dev.athanor.serving.generation.GenerationObserver;
import io.opentelemetry.context.Context;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the endpoints what they should be, one change at a time on a thread of its own. A model that is replaced takes no
 * new requests and finishes those it has. What cannot be loaded is tried again, at growing intervals, for as long as it
 * is wanted.
 */
public final class Reconciler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private final Endpoints endpoints;
    private final ModelLoader loader;
    private final Duration patience;
    /** Goes on in the trace of the event that it was given. */
    private final ScheduledExecutorService worker = Context.taskWrapping(Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("deployments").daemon().factory()));

    /**
     * @param endpoints to change
     * @param loader of models
     * @param patience how long a replaced model may take to finish its requests
     */
    Reconciler(Endpoints endpoints, ModelLoader loader, Duration patience) {
        this.endpoints = endpoints;
        this.loader = loader;
        this.patience = patience;
    }

    /** For exports in the store, kept in a folder of this machine. */
    public static Reconciler ofExports(
            Endpoints endpoints,
            ArtifactStore store,
            Path cache,
            EngineLimits limits,
            Function<String, GenerationObserver> observers,
            Duration patience) {
        ModelLoader loader = new ExportLoader(store, new ModelCache(cache), limits, observers);
        return new Reconciler(endpoints, new TracedModelLoader(loader), patience);
    }

    /** Holds everything back until the topic was read to its end, so that nothing is loaded that a later word replaces. */
    public void startAfter(LogReader deployments) {
        worker.execute(() -> {
            try {
                while (!deployments.awaitCaughtUp(LONGEST_RETRY)) {
                    LOG.warn("topic={} is not read to its end yet", Topics.DEPLOYMENTS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Begins to bring about what {@code event} says. Returns at once. */
    public void accept(DeploymentEvent event) {
        switch (event) {
            case DeploymentEvent.Desired(String endpoint, List<Target> targets) -> want(endpoint, targets);
            case DeploymentEvent.Withdrawn(String endpoint) -> worker.execute(() -> withdraw(endpoint));
        }
    }

    private void want(String endpoint, List<Target> targets) {
        worker.execute(() -> {
            if (!isWanted(endpoint, targets)) {
                endpoints.want(endpoint, targets);
                LOG.info("endpoint={} targets={} wanted", endpoint, versions(targets));
                worker.execute(() -> bringAbout(endpoint, targets, FIRST_RETRY));
            }
        });
    }

    private boolean isWanted(String endpoint, List<Target> targets) {
        return endpoints
                .find(endpoint)
                .map(known -> known.targets().equals(targets))
                .orElse(false);
    }

    private void bringAbout(String endpoint, List<Target> targets, Duration retry) {
        Optional<Endpoint> known = endpoints.find(endpoint);
        if (known.isEmpty() || !known.get().targets().equals(targets) || isReady(known.get())) {
            return;
        }
        List<ServedModel> before = known.get().serving();
        try {
            List<ServedModel> after = load(known.get());
            endpoints.serve(endpoint, after);
            before.stream().filter(model -> !after.contains(model)).forEach(model -> model.retire(patience));
            LOG.info("endpoint={} targets={} ready", endpoint, versions(targets));
        } catch (ModelLoadException e) {
            LOG.warn(
                    "endpoint={} targets={} retrySeconds={} failed", endpoint, versions(targets), retry.toSeconds(), e);
            endpoints.fail(endpoint, String.valueOf(e.getMessage()));
            Duration next = retry.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? retry.multipliedBy(2) : LONGEST_RETRY;
            var unused =
                    worker.schedule(() -> bringAbout(endpoint, targets, next), retry.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isReady(Endpoint endpoint) {
        return endpoint.state() instanceof EndpointState.Ready;
    }

    /** All targets or none; those that the endpoint serves already stay. */
    private List<ServedModel> load(Endpoint endpoint) throws ModelLoadException {
        List<ServedModel> loaded = new ArrayList<>();
        List<ServedModel> fresh = new ArrayList<>();
        try {
            for (Target target : endpoint.targets()) {
                Optional<ServedModel> kept = endpoint.serving().stream()
                        .filter(model -> model.target().equals(target))
                        .findFirst();
                if (kept.isEmpty()) {
                    fresh.add(loader.load(endpoint.name(), target));
                }
                loaded.add(kept.orElseGet(fresh::getLast));
            }
            return loaded;
        } catch (ModelLoadException e) {
            fresh.forEach(model -> model.close(Duration.ZERO));
            throw e;
        }
    }

    private void withdraw(String endpoint) {
        LOG.info("endpoint={} withdrawn", endpoint);
        endpoints.remove(endpoint).forEach(model -> model.retire(patience));
    }

    private static List<String> versions(List<Target> targets) {
        return targets.stream()
                .map(target -> target.model() + "@" + target.version())
                .toList();
    }

    /** Finishes what is in hand within the patience and lets go of all models. */
    @Override
    public void close() {
        worker.shutdownNow();
        endpoints.all().stream()
                .flatMap(endpoint -> endpoint.serving().stream())
                .forEach(model -> model.close(patience));
    }
}
