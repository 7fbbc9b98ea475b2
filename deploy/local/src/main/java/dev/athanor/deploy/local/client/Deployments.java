package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Endpoints: {@code /api/deployments}, and the way of a run to one. */
public final class Deployments {

    private static final String PATH = "/api/deployments";

    /** A policy asks for the export as soon as it hears that the run is completed. */
    private static final Duration PATIENCE_WITH_POLICY = Duration.ofSeconds(30);

    private static final String GOES_ON_WITH_A_TEXT = "causal";

    private final PlatformClient client;

    public Deployments(PlatformClient client) {
        this.client = client;
    }

    /** All endpoints. */
    public JsonNode list() throws InterruptedException {
        return client.get(PATH);
    }

    /**
     * Waits until an endpoint serves what a completed run was exported to.
     *
     * @param progress is told what is waited for
     * @return the endpoint's name; empty if the model is exported and has none, as only those that go on with a text do
     * @throws IllegalStateException if the export or the endpoint fails, or nothing comes within {@code patience}
     */
    public Optional<String> await(String run, Duration patience, Progress progress) throws InterruptedException {
        var began = Instant.now();
        var deadline = began.plus(patience);
        while (Instant.now().isBefore(deadline)) {
            var detail = client.get("/api/runs/" + run);
            var export = detail.path("exports").path(0);
            requireNoFailure(export, "The export of the run " + run + " failed: ");
            var version = export.path("version").asText();
            for (var endpoint : endpoints()) {
                requireNoFailure(
                        endpoint, "The endpoint " + endpoint.path("endpoint").asText() + " failed: ");
                if (serves(endpoint, version)) {
                    progress.at("ready", 1);
                    return Optional.of(endpoint.path("endpoint").asText());
                }
            }
            if (!GOES_ON_WITH_A_TEXT.equals(export.path("objective").asText(GOES_ON_WITH_A_TEXT))) {
                return Optional.empty();
            }
            if (export.isMissingNode() && Instant.now().isAfter(began.plus(PATIENCE_WITH_POLICY))) {
                throw new IllegalStateException(
                        "Nobody exports the run " + run + "; ./athanor export " + run + " does.");
            }
            report(export, progress);
            Pace.pause();
        }
        throw new IllegalStateException("No endpoint serves the run " + run + " after " + patience.toSeconds() + " s.");
    }

    private JsonNode endpoints() throws InterruptedException {
        var answer = list();
        return answer.isArray() ? answer : answer.path("deployments");
    }

    private static void report(JsonNode export, Progress progress) {
        var state = export.path("state").asText("waiting");
        progress.at(
                state.equals("completed") ? "loading the model" : state,
                switch (state) {
                    case "completed" -> 0.8;
                    case "started", "running" -> 0.4;
                    default -> 0.1;
                });
    }

    private static boolean serves(JsonNode endpoint, String version) {
        for (var target : endpoint.path("serving")) {
            if (!version.isEmpty() && target.path("version").asText().equals(version)) {
                return true;
            }
        }
        return false;
    }

    private static void requireNoFailure(JsonNode thing, String sentence) {
        if (thing.path("state").asText().equals("failed")) {
            throw new IllegalStateException(sentence
                    + thing.path("failure")
                            .path("message")
                            .asText(thing.path("reason").asText()));
        }
    }

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        void at(String state, double fraction);
    }
}
