package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.athanor.transformer.torch.archive.ArchiveWriter;
import dev.athanor.transformer.torch.archive.Attribute;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Large matrix products and nothing else: how fast a program could be that computed only those. */
public final class MatrixProducts {

    /** Large enough for every core, small enough for the caches to feed them. */
    private static final int SIDE = 1024;

    /** In one call, so that casts and calls do not count. */
    private static final int PRODUCTS = 4;

    private static final double FLOPS = 2.0 * SIDE * SIDE * SIDE * PRODUCTS;

    /** A matrix of this number in every place is its own square. */
    private static final float IDEMPOTENT = 1f / SIDE;

    private MatrixProducts() {}

    /**
     * Floating-point operations per second of the fastest of several products: all that disturbs a measurement makes it
     * slower.
     *
     * @param precision of the factors
     * @param budget time after which no further product is begun
     */
    public static double flopsPerSecond(Precision precision, Duration budget) throws IOException {
        Path file = Files.createTempFile("products", ".pt");
        try {
            write(file, precision);
            return measure(file, budget);
        } finally {
            Files.delete(file);
        }
    }

    private static double measure(Path file, Duration budget) {
        try (LoadedProgram program = new LoadedProgram(file);
                NDArray matrix =
                        program.manager().full(new Shape(SIDE, SIDE), IDEMPOTENT, DataType.FLOAT32)) { // [side, side]
            long fastest = Long.MAX_VALUE;
            long end = System.nanoTime() + budget.toNanos();
            do {
                long begin = System.nanoTime();
                multiply(program, matrix);
                fastest = Math.min(fastest, System.nanoTime() - begin);
            } while (System.nanoTime() < end);
            return FLOPS / fastest * 1e9;
        }
    }

    /** Reads one element of the result: a GPU works while its caller goes on, and that waits for it. */
    private static void multiply(LoadedProgram program, NDArray matrix) {
        try (NDList result = program.call("multiply", LoadedProgram.Mode.INFERENCE, matrix)) {
            float element = result.singletonOrThrow().toFloatArray()[0];
            if (Math.abs(element - IDEMPOTENT) > IDEMPOTENT / 2) {
                throw new IllegalStateException("a product of constants has the element " + element);
            }
        }
    }

    private static void write(Path file, Precision precision) throws IOException {
        SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put("training", new Attribute.Flag(false));
        var root = new Attribute.Module("__torch__." + ProgramSource.ROOT, attributes);
        try (OutputStream out = Files.newOutputStream(file)) {
            ArchiveWriter.write(out, source(precision), root, tensor -> {
                throw new IllegalStateException("the program has no tensor " + tensor.key());
            });
        }
    }

    private static String source(Precision precision) {
        return """
                class Program(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def multiply(self: __torch__.Program, x: Tensor) -> Tensor:
                    factor = torch.to(x, %d)
                    product = factor
                    for i in range(%d):
                      product = torch.matmul(factor, product)
                    return torch.to(torch.flatten(torch.slice(torch.slice(product, 0, 0, 1), 1, 0, 1)), 6)
                """.formatted(precision.type(), PRODUCTS);
    }
}
