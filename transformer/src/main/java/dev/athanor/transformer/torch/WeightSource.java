package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Where a new program takes the values of its parameters from. */
@FunctionalInterface
public interface WeightSource {

    /**
     * One parameter's numbers.
     *
     * @return little-endian fp32, row-major, used only until the next call
     * @throws IOException if they cannot be read
     */
    ByteBuffer of(Parameter parameter) throws IOException;

    /** Freshly initialised weights, a pure function of the seed and each parameter's name. */
    static WeightSource initial(long seed) {
        var weights = new InitialWeights(seed);
        return weights::of;
    }

    /**
     * The weights of a program's file, by name.
     *
     * @param archive stays open while this is used, and is closed by its owner
     */
    static WeightSource of(TorchArchive archive) {
        return parameter ->
                archive.read(parameter.name(), Arena.ofAuto()).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
