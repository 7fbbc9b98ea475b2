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

/**
 * A completed ONNX export of a model that goes on with texts is served under its model's name. One of TorchScript alone, as
 * of a module of somebody's own, is served where nothing better is. Others are only kept.
 */
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
                isServed(completed) ? wish(completed).filter(wish -> isNew(wish, said)) : Optional.empty();
            case ExportEvent.Started started -> Optional.empty();
            case ExportEvent.Failed failed -> Optional.empty();
        };
    }

    /** Whether there is an endpoint for what the model was trained for. */
    static boolean isServed(ExportEvent.Completed export) {
        return export.objective() == Objective.CAUSAL;
    }

    private Optional<DeploymentEvent> wish(ExportEvent.Completed export) {
        return deployment(export, ExportFormat.ONNX)
                .or(() -> deployment(export, ExportFormat.TORCHSCRIPT).filter(this::isNoStepBack));
    }

    private static Optional<DeploymentEvent> deployment(ExportEvent.Completed export, ExportFormat format) {
        return export.formats().stream()
                .filter(exported -> exported.format() == format)
                .findFirst()
                .map(found -> new DeploymentEvent.Desired(
                        export.model(),
                        List.of(new Target(export.model(), export.version(), found.format(), found.prefix(), 1))));
    }

    /** TorchScript reads a text anew for each token: what has a cache is not given up for it. */
    private boolean isNoStepBack(DeploymentEvent wish) {
        return desired.of(wish.endpoint())
                .map(Envelope::event)
                .map(known -> !(known instanceof DeploymentEvent.Desired(String endpoint, List<Target> targets))
                        || targets.stream().allMatch(target -> target.format() == ExportFormat.TORCHSCRIPT))
                .orElse(true);
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
