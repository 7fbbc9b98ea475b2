package dev.athanor.serving.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.contracts.event.DeploymentEvent.Desired;
import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.contracts.event.DeploymentEvent.Withdrawn;
import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.contracts.event.ExportEvent.Completed;
import dev.athanor.contracts.event.ExportEvent.Exported;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.event.Failure;
import dev.athanor.exchange.event.Envelope;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportPolicyTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Completed EXPORT = completed("v1", ExportFormat.SAFETENSORS, ExportFormat.ONNX);
    private static final Desired DEPLOYMENT =
            new Desired("foxes", List.of(new Target("foxes", "v1", ExportFormat.ONNX, "models/foxes/v1/onnx", 1)));

    private final DesiredState desired = new DesiredState();
    private final ExportPolicy policy = new ExportPolicy(desired);

    @Test
    void completedOnnxExportIsServedUnderItsModelsName() {
        assertThat(policy.follow(EXPORT, NOON)).contains(DEPLOYMENT);
    }

    @Test
    void theSameExportAgainSaysNothingNew() {
        hear(DEPLOYMENT, NOON.plusSeconds(1));

        assertThat(policy.follow(EXPORT, NOON)).isEmpty();
    }

    @Test
    void anotherVersionReplacesTheOneBefore() {
        hear(DEPLOYMENT, NOON);

        assertThat(policy.follow(completed("v2", ExportFormat.ONNX), NOON.plusSeconds(1)))
                .get()
                .isInstanceOfSatisfying(
                        Desired.class,
                        wish -> assertThat(wish.targets().getFirst().version()).isEqualTo("v2"));
    }

    @Test
    void torchScriptAloneIsServedWhereNothingElseIs() {
        assertThat(policy.follow(completed("v1", ExportFormat.TORCHSCRIPT), NOON))
                .get()
                .isInstanceOfSatisfying(Desired.class, wish -> assertThat(
                                wish.targets().getFirst().prefix())
                        .isEqualTo("models/foxes/v1/torchscript"));
    }

    @Test
    void newerTorchScriptReplacesOlderButNoOnnx() {
        hear(
                new Desired(
                        "foxes",
                        List.of(new Target("foxes", "v1", ExportFormat.TORCHSCRIPT, "models/foxes/v1/torchscript", 1))),
                NOON);
        assertThat(policy.follow(completed("v2", ExportFormat.TORCHSCRIPT), NOON.plusSeconds(1)))
                .isPresent();

        hear(DEPLOYMENT, NOON.plusSeconds(2));
        assertThat(policy.follow(completed("v3", ExportFormat.TORCHSCRIPT), NOON.plusSeconds(3)))
                .isEmpty();
    }

    @Test
    void whatWasWithdrawnAfterTheExportStaysWithdrawn() {
        hear(DEPLOYMENT, NOON);
        hear(new Withdrawn("foxes"), NOON.plusSeconds(2));

        assertThat(policy.follow(EXPORT, NOON.plusSeconds(1))).isEmpty();
        assertThat(policy.follow(completed("v2", ExportFormat.ONNX), NOON.plusSeconds(3)))
                .isPresent();
    }

    @Test
    void nothingFollowsFromOtherFactsOrFormats() {
        assertThat(policy.follow(completed("v1", ExportFormat.SAFETENSORS), NOON))
                .isEmpty();
        assertThat(policy.follow(new ExportEvent.Started("e", "r", "foxes", "v1", "w"), NOON))
                .isEmpty();
        assertThat(policy.follow(new ExportEvent.Failed("e", "r", "foxes", "v1", new Failure("c", "m")), NOON))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MASKED", "CLASSIFICATION", "SEQUENCE_TO_SEQUENCE"})
    void modelWithoutAnEndpointIsNotDeployed(Objective objective) {
        assertThat(policy.follow(new Completed("export", "run", "foxes", "v1", EXPORT.formats(), objective), NOON))
                .isEmpty();
    }

    private void hear(DeploymentEvent event, Instant time) {
        desired.hear(new Envelope("id", URI.create("/test"), time, event), event);
    }

    private static Completed completed(String version, ExportFormat... formats) {
        return new Completed(
                "export",
                "run",
                "foxes",
                version,
                List.of(formats).stream()
                        .map(format -> new Exported(format, "models/foxes/" + version + "/" + format.folder(), 1, 1e-6))
                        .toList());
    }
}
