package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A TorchScript module in native memory, and how its methods are called through DJL. */
final class LoadedProgram implements AutoCloseable {

    /** Whether a method computes gradients. */
    enum Mode {
        GRADIENTS,
        INFERENCE
    }

    /** Keeps the parameters trainable. */
    private static final boolean TRAINABLE = true;

    private static final String[] NO_EXTRA_FILES = {};

    private final ComputeDevice device = Libtorch.device();
    private final PtNDManager manager = Libtorch.newManager(device);
    private final PtSymbolBlock module;
    private final Map<String, NDArray> methods = new HashMap<>();
    private long nativeNanos;

    LoadedProgram(Path file) {
        try {
            boolean moves = device.kind() != ComputeDevice.Kind.CPU;
            module = JniUtils.loadModule(manager, file, moves, NO_EXTRA_FILES, NO_EXTRA_FILES, TRAINABLE);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /**
     * Calls a method.
     *
     * @return its tensors, which the caller closes
     */
    NDList call(String method, Mode mode, NDArray... arguments) {
        // The optimizing executor's own differentiation cannot do mixed precision; the setting belongs to the thread.
        JniUtils.setGraphExecutorOptimize(false);
        NDList inputs = new NDList(arguments.length + 1);
        inputs.add(methods.computeIfAbsent(method, this::methodName));
        long start = System.nanoTime();
        try (var moved = new MovedArrays()) {
            for (NDArray argument : arguments) {
                inputs.add(moved.to(device, argument));
            }
            return IValueUtils.forward(module, inputs, mode == Mode.GRADIENTS);
        } finally {
            nativeNanos += System.nanoTime() - start;
        }
    }

    Duration timeInCalls() {
        return Duration.ofNanos(nativeNanos);
    }

    /** DJL takes the method's name from an argument of this name, which it does not pass on. */
    private NDArray methodName(String method) {
        NDArray name = manager.create(0);
        name.setName("module_method:" + method);
        return name;
    }

    PtNDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }
}
