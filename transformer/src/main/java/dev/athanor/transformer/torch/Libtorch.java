package dev.athanor.transformer.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;

/** The native library: loaded once per process, at the first use of this class. */
public final class Libtorch {

    private static final Engine ENGINE = loadEngine();

    /** What a profile notes beside the times of operators; each of them costs time that it would then show. */
    private static final boolean ON_GRAPHICS_PROCESSOR = false;

    private static final boolean WITH_SHAPES = false;
    private static final boolean WITH_MEMORY = false;

    private static volatile ComputeDevice device = ComputeDevice.CPU;

    private Libtorch() {}

    /** Its version, such as {@code 2.7.1}. */
    public static String version() {
        return ENGINE.getVersion();
    }

    /** How many threads an operator may use. */
    public static int threads() {
        return JniUtils.getNumThreads();
    }

    /**
     * Sets how many threads an operator may use, for the whole process. Losses are reproducible bit for bit only with the
     * same number.
     *
     * @param threads at least 1
     */
    public static void setThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("libtorch needs at least one thread, not " + threads);
        }
        JniUtils.setNumThreads(threads);
    }

    /** From now on notes when each operator of this thread begins and ends, until {@link #endProfile}. */
    public static void beginProfile() {
        JniUtils.startProfile(ON_GRAPHICS_PROCESSOR, WITH_SHAPES, WITH_MEMORY);
    }

    /**
     * Writes what was noted.
     *
     * @param trace file in the trace event format, which Chrome and Perfetto show
     */
    public static void endProfile(Path trace) {
        JniUtils.stopProfile(trace.toString());
    }

    /** DJL reads both settings while it loads. */
    private static Engine loadEngine() {
        // Nothing of ours tells anybody that it runs.
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        return Engine.getEngine("PyTorch");
    }

    /** Where programs that are loaded from now on compute. */
    public static ComputeDevice device() {
        return device;
    }

    /** How many graphics processors it can compute on; none with a library for processors alone. */
    public static int graphicsProcessors() {
        return ENGINE.getGpuCount();
    }

    /**
     * Chooses where programs that are loaded from now on compute, for the whole process: each device has a worker of its
     * own.
     *
     * @throws IllegalArgumentException if this library sees no such device
     */
    public static void computeOn(ComputeDevice chosen) {
        if (chosen.kind() == ComputeDevice.Kind.CUDA && chosen.index() >= graphicsProcessors()) {
            throw new IllegalArgumentException(("libtorch %s sees %d graphics processors here, so there is no %s. "
                            + "It needs NVIDIA's driver and a libtorch built for CUDA.")
                    .formatted(version(), graphicsProcessors(), chosen));
        }
        device = chosen;
    }

    /** A new owner of native memory of the processor, which its creator closes. */
    static PtNDManager newManager() {
        return newManager(ComputeDevice.CPU);
    }

    /** A new owner of native memory of a device, which its creator closes. */
    static PtNDManager newManager(ComputeDevice owner) {
        NDManager manager = ENGINE.newBaseManager(owner.djl());
        return (PtNDManager) manager;
    }
}
