package dev.athanor.trainer.program;

import com.sun.management.OperatingSystemMXBean;
import dev.athanor.transformer.torch.TrainingMemory;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The memory that a program may take on this machine, at most.
 *
 * @param bytes of the machine, or of the container that this process runs in
 */
public record MemoryLimit(long bytes) {

    private static final double GIGABYTE = 1e9;

    /** That of this machine or container. */
    public static MemoryLimit ofThisMachine() {
        return new MemoryLimit(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }

    /**
     * Refuses what cannot fit, before anything is allocated.
     *
     * @throws IllegalArgumentException with the numbers, and what can be done
     */
    void require(TrainingMemory needed) {
        if (needed.peak() > bytes) {
            throw new IllegalArgumentException(
                    ("The training needs %s GB at its peak (weights %s, optimizer %s, gradients %s, activations %s, scores %s); "
                                    + "this machine has %s GB. Take a smaller training.batchSize with more training.accumulation, "
                                    + "training.activations: recomputed, or a smaller model.")
                            .formatted(
                                    gigabytes(needed.peak()),
                                    gigabytes(needed.weights()),
                                    gigabytes(needed.moments()),
                                    gigabytes(needed.gradients()),
                                    gigabytes(needed.activations()),
                                    gigabytes(needed.scores()),
                                    gigabytes(bytes)));
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / GIGABYTE);
    }
}
