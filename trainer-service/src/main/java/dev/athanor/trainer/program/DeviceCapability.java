package dev.athanor.trainer.program;

import dev.athanor.contracts.config.Precision;
import dev.athanor.trainer.machine.GraphicsProcessor;
import dev.athanor.transformer.torch.ComputeDevice;
import dev.athanor.transformer.torch.Libtorch;

/**
 * What a device can do.
 *
 * @param fastest precision where a configuration leaves it open
 * @param memory that a program may take
 */
public record DeviceCapability(Precision fastest, MemoryLimit memory) {

    /** Stands for the first graphics processor, or the processor where there is none. */
    private static final String AUTO = "auto";

    /** This machine's processor. */
    public static DeviceCapability ofTheProcessor() {
        return new DeviceCapability(Processor.fastestPrecision(), MemoryLimit.ofThisMachine());
    }

    /**
     * Reads a device's name.
     *
     * @param name {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:INDEX}
     */
    static ComputeDevice choose(String name) {
        if (!name.equals(AUTO)) {
            return ComputeDevice.parse(name);
        }
        return Libtorch.graphicsProcessors() == 0 ? ComputeDevice.CPU : new ComputeDevice(ComputeDevice.Kind.CUDA, 0);
    }

    static DeviceCapability of(ComputeDevice device) {
        return switch (device.kind()) {
            case CPU -> ofTheProcessor();
            case CUDA ->
                GraphicsProcessor.at(device.index())
                        .map(DeviceCapability::of)
                        .orElseThrow(() -> new IllegalStateException(
                                "nvidia-smi does not tell the memory of %s".formatted(device)));
        };
    }

    /** Of generations without bfloat16, half precision is the fast one. */
    static DeviceCapability of(GraphicsProcessor card) {
        return new DeviceCapability(
                card.hasBfloat16() ? Precision.BF16 : Precision.FP16, new MemoryLimit(card.memoryBytes()));
    }
}
