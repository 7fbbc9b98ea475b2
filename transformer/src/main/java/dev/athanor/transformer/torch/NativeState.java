package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.athanor.transformer.torch.archive.ArchiveWriter;
import dev.athanor.transformer.torch.archive.Attribute;
import java.nio.ByteBuffer;
import java.util.Iterator;

/**
 * The bytes of a loaded program's tensors, in place. The program's method {@code state} lists its tensors in the order of
 * the object graph, which is the order in which the writer asks for them.
 */
final class NativeState implements ArchiveWriter.TensorData {

    private static final boolean IN_PLACE = true;

    private final Iterator<ai.djl.ndarray.NDArray> tensors;

    NativeState(NDList state) {
        this.tensors = state.iterator();
    }

    @Override
    public ByteBuffer of(Attribute.Tensor tensor) {
        return JniUtils.getByteBuffer((PtNDArray) tensors.next(), IN_PLACE);
    }
}
