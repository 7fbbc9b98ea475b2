package dev.athanor.deploy.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * A run as the tracker tells of it.
 *
 * @param json all that was said
 */
public record RunStatus(JsonNode json) {

    public String id() {
        return json.path("id").asText(json.path("run").asText());
    }

    public String name() {
        return json.path("name").asText(json.path("configuration").path("name").asText());
    }

    /** The exact version that it trains on; empty if that is not known. */
    public String datasetVersion() {
        return json.path("dataset").path("version").asText("");
    }

    public String state() {
        return json.path("state").asText("requested").toLowerCase(Locale.ROOT);
    }

    /** Optimizer steps done. */
    public long step() {
        return json.path("step").asLong();
    }

    /** Optimizer steps wanted. */
    public long steps() {
        return json.path("steps").asLong();
    }

    /** Of the newest step; NaN before the first. */
    public double loss() {
        return json.path("loss").asDouble(Double.NaN);
    }

    /** Of the newest evaluation; NaN before the first. */
    public double validationLoss() {
        return json.path("validationLoss").asDouble(Double.NaN);
    }

    public double tokensPerSecond() {
        return json.path("tokensPerSecond").asDouble(Double.NaN);
    }

    /** To the end of the training; NaN if it is not known. */
    public double secondsLeft() {
        return json.path("secondsLeft").asDouble(Double.NaN);
    }

    /** From 0 to 1. */
    public double fraction() {
        return steps() == 0 ? 0 : Math.min(1.0, (double) step() / steps());
    }

    /** Whether nothing more will happen. */
    public boolean hasEnded() {
        return switch (state()) {
            case "completed", "failed", "cancelled", "pruned" -> true;
            default -> false;
        };
    }

    public boolean isCompleted() {
        return state().equals("completed");
    }

    /** Why it failed or was cancelled; empty otherwise. */
    public String reason() {
        return json.path("failure").path("message").asText(json.path("reason").asText(""));
    }
}
