package dev.athanor.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.athanor.contracts.config.Precision;
import dev.athanor.trainer.machine.GraphicsProcessor;
import dev.athanor.transformer.torch.ComputeDevice;
import dev.athanor.transformer.torch.Libtorch;
import org.junit.jupiter.api.Test;

class DeviceCapabilityTest {

    @Test
    void graphicsProcessorWithBfloat16TrainsInItAndHasItsOwnMemory() {
        assertThat(DeviceCapability.of(new GraphicsProcessor(9.0, 80_000_000_000L)))
                .isEqualTo(new DeviceCapability(Precision.BF16, new MemoryLimit(80_000_000_000L)));
    }

    @Test
    void olderOneTrainsInHalfPrecision() {
        assertThat(DeviceCapability.of(new GraphicsProcessor(7.5, 16_000_000_000L))
                        .fastest())
                .isEqualTo(Precision.FP16);
    }

    @Test
    void autoIsAGraphicsProcessorOnlyWhereTheLibrarySeesOne() {
        ComputeDevice.Kind expected =
                Libtorch.graphicsProcessors() > 0 ? ComputeDevice.Kind.CUDA : ComputeDevice.Kind.CPU;

        assertThat(DeviceCapability.choose("auto").kind()).isEqualTo(expected);
    }

    @Test
    void unknownDeviceIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceCapability.choose("tpu"))
                .withMessageContaining("there is no device 'tpu'");
    }
}
