package dev.athanor.transformer.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model opened by ONNX Runtime on the CPU. Holds native memory: whoever opens it closes it. */
final class InferenceSession implements AutoCloseable {

    /** One per process, for as long as it lives. */
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    @FunctionalInterface
    private interface Opening {
        OrtSession open(OrtSession.SessionOptions options) throws OrtException;
    }

    private final OrtSession session;

    private InferenceSession(OrtSession session) {
        this.session = session;
    }

    /**
     * Opens a file; external data is looked for beside it.
     *
     * @param threads that compute one operator together
     */
    static InferenceSession open(Path file, int threads) {
        return open(file.toString(), threads, options -> ENVIRONMENT.createSession(file.toString(), options));
    }

    static InferenceSession open(byte[] model, int threads) {
        return open("the model", threads, options -> ENVIRONMENT.createSession(model, options));
    }

    private static InferenceSession open(String name, int threads, Opening opening) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            // Waiting threads sleep: spinning ones starve whatever else the machine runs.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new InferenceSession(opening.open(options));
        } catch (OrtException refused) {
            throw new OnnxException("cannot open " + name, refused);
        }
    }

    boolean hasInput(String name) {
        return session.getInputNames().contains(name);
    }

    /** The declared shape of an input, -1 where the caller decides. */
    long[] inputShape(String name) {
        return shape(name, true);
    }

    long[] outputShape(String name) {
        return shape(name, false);
    }

    private long[] shape(String name, boolean input) {
        try {
            Map<String, NodeInfo> nodes = input ? session.getInputInfo() : session.getOutputInfo();
            NodeInfo node = nodes.get(name);
            if (node != null && node.getInfo() instanceof TensorInfo tensor) {
                return tensor.getShape();
            }
            throw new OnnxException("the model has no tensor " + name + " among " + nodes.keySet());
        } catch (OrtException failed) {
            throw new OnnxException("cannot describe " + name, failed);
        }
    }

    Optional<String> metadata(String key) {
        try {
            return session.getMetadata().getCustomMetadataValue(key);
        } catch (OrtException failed) {
            throw new OnnxException("cannot read the model's metadata", failed);
        }
    }

    /** Runs into tensors of the caller; the result owns nothing. */
    void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
        try {
            session.run(inputs, outputs).close();
        } catch (OrtException failed) {
            throw new OnnxException("cannot run the model", failed);
        }
    }

    /** Runs for one output, into memory of the result's own, which the caller closes. */
    OrtSession.Result run(Map<String, OnnxTensor> inputs, String output, Map<String, OnnxTensor> pinned) {
        try {
            return session.run(inputs, Set.of(output), pinned);
        } catch (OrtException failed) {
            throw new OnnxException("cannot run the model", failed);
        }
    }

    /** A tensor over direct memory that the caller keeps until the tensor is closed. */
    static OnnxTensor tensor(FloatBuffer memory, long... shape) {
        try {
            return OnnxTensor.createTensor(ENVIRONMENT, memory, shape);
        } catch (OrtException failed) {
            throw new OnnxException("cannot make a tensor", failed);
        }
    }

    /** A tensor over direct memory that the caller keeps until the tensor is closed. */
    static OnnxTensor tensor(LongBuffer memory, long... shape) {
        try {
            return OnnxTensor.createTensor(ENVIRONMENT, memory, shape);
        } catch (OrtException failed) {
            throw new OnnxException("cannot make a tensor", failed);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new OnnxException("cannot close the model", failed);
        }
    }
}
