package dev.athanor.export.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.export.checkpoint.ImpossibleExportException;
import dev.athanor.export.checkpoint.Reference;
import dev.athanor.export.checkpoint.TrainedModel;
import dev.athanor.export.format.ModelFormat;
import dev.athanor.export.format.OnnxFormat;
import dev.athanor.export.format.SafetensorsFormat;
import dev.athanor.export.format.TorchScriptFormat;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class ExporterIT {

    private static final double TOLERANCE = 1e-4;

    @Inject
    ArtifactStore store;

    @TempDir
    Path scratch;

    static Stream<ModelFormat> formats() {
        return Stream.of(new SafetensorsFormat(), new TorchScriptFormat(), new OnnxFormat(1));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void exportThatDiffersIsRefusedAndNothingOfItIsKept(ModelFormat format) throws IOException {
        CheckpointAddress checkpoint = TrainedCheckpoint.write(store, "differs", true);
        Exporter exporter = new Exporter(store, List.of(new Tampered(format)), scratch, TOLERANCE);

        assertThatThrownBy(() -> exporter.export(request(checkpoint, "differs", format.format()), () -> false))
                .isInstanceOf(ImpossibleExportException.class)
                .hasMessageContaining("The %s export differs from its checkpoint"
                        .formatted(format.format().folder()));

        assertThat(store.list("models/differs/")).isEmpty();
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void stoppedExportLeavesNothingBehind() throws IOException {
        CheckpointAddress checkpoint = TrainedCheckpoint.write(store, "stopped", true);
        Exporter exporter = new Exporter(store, List.of(new SafetensorsFormat()), scratch, TOLERANCE);

        var exported = exporter.export(request(checkpoint, "stopped", ExportFormat.SAFETENSORS), () -> true);

        assertThat(exported).isEmpty();
        assertThat(store.list("models/stopped/")).isEmpty();
        assertThat(scratch).isEmptyDirectory();
    }

    private static ExportJobEvent.Requested request(
            CheckpointAddress checkpoint, String model, ExportFormat... formats) {
        return new ExportJobEvent.Requested("e-" + model, model, checkpoint.prefix(), model, "v1", List.of(formats));
    }

    /** Writes a format with one weight moved a little. */
    private record Tampered(ModelFormat honest) implements ModelFormat {

        @Override
        public ExportFormat format() {
            return honest.format();
        }

        @Override
        public void write(Checkpoint checkpoint, Path folder) throws IOException {
            var tensors = new LinkedHashMap<>(checkpoint.weights().tensors());
            tensors.compute("transformer.ln_f.weight", (name, tensor) -> moved(tensor));
            honest.write(
                    new Checkpoint(
                            checkpoint.prefix(),
                            checkpoint.sha256(),
                            checkpoint.program(),
                            checkpoint.state(),
                            checkpoint.objective(),
                            new TrainedModel.OfLibrary(checkpoint.model(), new Weights(tensors)),
                            checkpoint.dataset(),
                            checkpoint.tokenizer()),
                    folder);
        }

        private static Tensor moved(Tensor tensor) {
            float[] numbers = tensor.toFloats();
            numbers[0] += 0.05f;
            return new Tensor(
                    ElementType.F32, tensor.shape(), Arena.ofAuto().allocateFrom(ValueLayout.JAVA_FLOAT, numbers));
        }

        @Override
        public double difference(Path folder, Reference reference) throws IOException {
            return honest.difference(folder, reference);
        }
    }
}
