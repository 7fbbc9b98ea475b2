package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The modules that hold a program's weights, and how its source speaks of them. */
interface Modules {

    /** The classes that the program's source has for them. */
    String classes();

    /** The lines of the program's class that declare them. */
    String declarations();

    /** The parameters that can be trained, in the order of the object graph. */
    List<Parameter> parameters();

    /** TorchScript that reads each tensor, in the order of the object graph. */
    List<String> tensors();

    /**
     * The archive of a program with them, but for its tensors.
     *
     * @param source of the program
     * @param root the program's object, without them
     */
    Frame frame(String source, Module root);

    /** The first value of one of their tensors; empty if it is none of theirs. */
    Optional<ByteBuffer> value(Tensor tensor, WeightSource weights) throws IOException;
}
