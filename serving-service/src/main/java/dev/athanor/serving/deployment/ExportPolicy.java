package dev.athanor.serving.deployment;

import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.exchange.event.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A completed ONNX export of a model that goes on with texts is served under its model's name; others are only kept. */
final class ExportPolicy {

    private final DesiredState desired;

    ExportPolicy(DesiredState desired) {
        this.desired = desired;
    }

    /**
     * What follows from an event.
     *
     * @param said when the event was said: an endpoint that was withdrawn later stays withdrawn
     * @return empty if nothing follows, or what follows was said already
     */
    Optional<DeploymentEvent> follow(ExportEvent event, Instant said) {
        return switch (event) {
            case ExportEvent.Completed completed ->
                isServed(completed) ? deployment(completed).filter(wish -> isNew(wish, said)) : Optional.empty();
            case ExportEvent.Started started -> Optional.empty();
            case ExportEvent.Failed failed -> Optional.empty();
        };
    }

    /** Whether there is an endpoint for what the model was trained for. */
    static boolean isServed(ExportEvent.Completed export) {
        return export.objective() == Objective.CAUSAL;
    }

    private static Optional<DeploymentEvent> deployment(ExportEvent.Completed export) {
        return export.formats().stream()
                .filter(exported -> exported.format() == ExportFormat.ONNX)
                .findFirst()
                .map(onnx -> new DeploymentEvent.Desired(
                        export.model(),
                        List.of(new Target(export.model(), export.version(), onnx.format(), onnx.prefix(), 1))));
    }

    private boolean isNew(DeploymentEvent wish, Instant said) {
        Optional<Envelope> known = desired.of(wish.endpoint());
        if (known.isEmpty()) {
            return true;
        }
        boolean withdrawnLater = known.get().event() instanceof DeploymentEvent.Withdrawn
                && known.get().time().isAfter(said);
        return !withdrawnLater && !known.get().event().equals(wish);
    }
}
