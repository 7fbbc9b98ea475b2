package dev.athanor.transformer.torch;

import ai.djl.Device;
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

    /** Where programs run, such as {@code cpu}. */
    public static String device() {
        return Device.cpu().getDeviceType();
    }

    /** A new owner of native memory, which its creator closes. */
    static PtNDManager newManager() {
        NDManager manager = ENGINE.newBaseManager(Device.cpu());
        return (PtNDManager) manager;
    }
}
