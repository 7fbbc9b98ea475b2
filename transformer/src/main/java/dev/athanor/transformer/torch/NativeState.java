package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.athanor.transformer.torch.archive.ArchiveWriter;
import dev.athanor.transformer.torch.archive.Attribute;
import java.nio.ByteBuffer;
import java.util.Iterator;

/**
 * The bytes of a loaded program's tensors, in place where the processor can read them there. The program's method {@code state} lists its tensors in the order of
 * the object graph, which is the order in which the writer asks for them.
 */
final class NativeState implements ArchiveWriter.TensorData, AutoCloseable {

    private static final boolean IN_PLACE = true;

    private final Iterator<NDArray> tensors;
    private MovedArrays moved = new MovedArrays();

    NativeState(NDList state) {
        this.tensors = state.iterator();
    }

    @Override
    public ByteBuffer of(Attribute.Tensor tensor) {
        // The writer is done with the one before.
        moved.close();
        moved = new MovedArrays();
        return JniUtils.getByteBuffer((PtNDArray) moved.to(ComputeDevice.CPU, tensors.next()), IN_PLACE);
    }

    @Override
    public void close() {
        moved.close();
    }
}
