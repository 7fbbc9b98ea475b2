package dev.athanor.serving.deployment;

import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.serving.endpoint.ServedModel;

/** Brings model versions into memory. */
@FunctionalInterface
interface ModelLoader {

    /**
     * Loads a model; the caller retires it.
     *
     * @param endpoint that it will serve
     * @throws ModelLoadException if it cannot be served
     */
    ServedModel load(String endpoint, Target target) throws ModelLoadException;
}
