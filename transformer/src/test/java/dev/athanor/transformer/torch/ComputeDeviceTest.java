package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeDeviceTest {

    @ParameterizedTest
    @CsvSource({"cpu,cpu", "cuda,cuda:0", "cuda:3,cuda:3"})
    void isReadAndWrittenAsPyTorchDoes(String name, String written) {
        assertThat(ComputeDevice.parse(name)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "cuda:", "cuda:-1", "CPU", "mps"})
    void anyOtherNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComputeDevice.parse(name))
                .withMessageContaining("a device is cpu, cuda or cuda:INDEX");
    }

    @Test
    void deviceThatTheLibraryDoesNotSeeIsRefusedAndTheOldOneStays() {
        var missing = new ComputeDevice(ComputeDevice.Kind.CUDA, Libtorch.graphicsProcessors());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Libtorch.computeOn(missing))
                .withMessageContaining("there is no " + missing);
        assertThat(Libtorch.device()).isEqualTo(ComputeDevice.CPU);
    }
}
