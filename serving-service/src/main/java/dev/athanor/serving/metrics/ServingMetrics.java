package dev.athanor.serving.metrics;

import dev.athanor.serving.endpoint.Endpoint;
import dev.athanor.serving.endpoint.Endpoints;
import dev.athanor.serving.generation.DecodingEngine;
import dev.athanor.serving.generation.GenerationObserver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Meters of all endpoints. A replaced model's successor goes on with the endpoint's meters. */
public final class ServingMetrics {

    private final MeterRegistry registry;
    private final Endpoints endpoints;
    private final Map<String, GenerationObserver> observers = new ConcurrentHashMap<>();

    public ServingMetrics(MeterRegistry registry, Endpoints endpoints) {
        this.registry = registry;
        this.endpoints = endpoints;
    }

    /** The observer of an endpoint's engines. */
    public GenerationObserver observer(String endpoint) {
        return observers.computeIfAbsent(endpoint, this::register);
    }

    private GenerationObserver register(String endpoint) {
        gauge("vllm:num_requests_running", "Sequences that are decoded.", endpoint, DecodingEngine::running);
        gauge("vllm:num_requests_waiting", "Sequences that wait for a slot.", endpoint, DecodingEngine::waiting);
        return new EngineMetrics(registry, endpoint);
    }

    private void gauge(String name, String description, String endpoint, ToIntFunction<DecodingEngine> value) {
        Gauge.builder(name, () -> sum(endpoint, value))
                .description(description)
                .tag("model_name", endpoint)
                .register(registry);
    }

    private int sum(String endpoint, ToIntFunction<DecodingEngine> value) {
        return endpoints.find(endpoint).map(Endpoint::serving).stream()
                .flatMap(models -> models.stream())
                .mapToInt(model -> value.applyAsInt(model.engine()))
                .sum();
    }
}
