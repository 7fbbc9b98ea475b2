package dev.athanor.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class OutOfDeviceMemoryExceptionTest {

    @Test
    void whatLibtorchSaysOfMemoryThatItCannotGetIsUnderstood() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            EngineException refused =
                    catchThrowableOfType(EngineException.class, () -> allocate(manager, new Shape(1L << 47)));

            assertThat(refused).isNotNull();
            assertThat(OutOfDeviceMemoryException.isMeantBy(refused.getMessage()))
                    .as(refused.getMessage())
                    .isTrue();
        }
    }

    @Test
    void whatItSaysOfGpusIsUnderstood() {
        assertThat(OutOfDeviceMemoryException.isMeantBy(
                        "CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 8 GiB"))
                .isTrue();
    }

    @Test
    void otherErrorsAreNotTakenForIt() {
        assertThat(OutOfDeviceMemoryException.isMeantBy("The size of tensor a (3) must match the size of tensor b"))
                .isFalse();
    }

    private static void allocate(NDManager manager, Shape shape) {
        try (NDArray tensor = manager.zeros(shape)) {
            tensor.size();
        }
    }
}
