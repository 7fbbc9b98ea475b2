package dev.athanor.serving.deployment;

import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.name.Names;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint shall serve: one model version, or several with a share of the requests each.
 *
 * @param endpoint its name
 * @param targets at least one
 */
public record DeploymentRequest(
        @Schema(description = "The endpoint's name: the model of OpenAI's API.", required = true) @Nullable
        String endpoint,

        @Schema(description = "The model versions behind it.", required = true) @Nullable
        List<WantedTarget> targets) {

    private static final double ROUNDING = 1e-6;

    /**
     * One model version.
     *
     * @param model its name
     * @param version its version
     * @param share of the requests, in (0, 1]; may be left out by a single target
     */
    public record WantedTarget(
            @Schema(required = true) @Nullable String model,
            @Schema(required = true) @Nullable String version,

            @Schema(exclusiveMinimum = true, minimum = "0", maximum = "1") @Nullable
            Double share) {

        private Target target(OptionalDouble fallback) {
            String name = required("targets.model", model);
            String known = required("targets.version", version);
            if (share == null && fallback.isEmpty()) {
                throw new IllegalArgumentException("targets.share: each of several targets needs one");
            }
            double part = share == null ? fallback.getAsDouble() : share;
            if (!(part > 0 && part <= 1)) {
                throw new IllegalArgumentException("targets.share: must be above 0 and at most 1, but is " + part);
            }
            return new Target(
                    name, known, ExportFormat.ONNX, new ModelAddress(name, known).prefix(ExportFormat.ONNX), part);
        }
    }

    /**
     * The event that asks for it.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    DeploymentEvent.Desired event() {
        String name = Names.require("endpoint", required("endpoint", endpoint));
        if (targets == null || targets.isEmpty()) {
            throw new IllegalArgumentException("targets: at least one is needed");
        }
        OptionalDouble whole = targets.size() == 1 ? OptionalDouble.of(1) : OptionalDouble.empty();
        List<Target> resolved =
                targets.stream().map(target -> target.target(whole)).toList();
        double sum = resolved.stream().mapToDouble(Target::share).sum();
        if (Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException("targets.share: the shares add up to %s instead of 1".formatted(sum));
        }
        return new DeploymentEvent.Desired(name, resolved);
    }

    private static String required(String path, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(path + ": is missing");
        }
        return Names.require(path, value);
    }
}
