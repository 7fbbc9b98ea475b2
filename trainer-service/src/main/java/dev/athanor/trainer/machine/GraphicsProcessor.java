package dev.athanor.trainer.machine;

import java.util.Optional;

/**
 * What NVIDIA's driver says of a graphics processor.
 *
 * @param computeCapability its generation, such as 8.0 for an A100
 * @param memoryBytes of its own
 */
public record GraphicsProcessor(double computeCapability, long memoryBytes) {

    /** The generation from which on matrix products have bfloat16 instructions. */
    private static final double AMPERE = 8.0;

    /**
     * One of this machine's.
     *
     * @param index as CUDA counts them
     */
    public static Optional<GraphicsProcessor> at(int index) {
        return new NvidiaSmi("nvidia-smi").card(index);
    }

    /** Whether it computes in bfloat16 as fast as in half precision. */
    public boolean hasBfloat16() {
        return computeCapability >= AMPERE;
    }
}
