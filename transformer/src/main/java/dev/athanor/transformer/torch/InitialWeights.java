package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Parameter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * The first values of parameters: a pure function of the run's seed and the parameter's name, on every machine the same
 * bits, whatever else the model contains.
 */
final class InitialWeights {

    /** One block of random bits gives two pairs of a Box-Muller transform. */
    private static final int NORMALS_PER_BLOCK = 4;

    private static final int BLOCKS_PER_TASK = 1 << 14;

    private final long seed;

    InitialWeights(long seed) {
        this.seed = seed;
    }

    /** The parameter's numbers, little-endian fp32, row-major. */
    ByteBuffer of(Parameter parameter) {
        int elements = Math.toIntExact(parameter.elements());
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(elements, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer values = bytes.asFloatBuffer();
        switch (parameter.initialisation()) {
            case Initialisation.Constant(float value) -> {
                for (int i = 0; i < elements; i++) {
                    values.put(i, value);
                }
            }
            case Initialisation.Normal(double standardDeviation) ->
                fillNormal(values, new Philox(key(seed, parameter.name())), standardDeviation);
        }
        return bytes;
    }

    private static void fillNormal(FloatBuffer values, Philox random, double standardDeviation) {
        int blocks = Math.ceilDiv(values.capacity(), NORMALS_PER_BLOCK);
        IntStream.range(0, Math.ceilDiv(blocks, BLOCKS_PER_TASK)).parallel().forEach(task -> {
            int[] bits = new int[4];
            int end = Math.min(blocks, (task + 1) * BLOCKS_PER_TASK);
            for (int block = task * BLOCKS_PER_TASK; block < end; block++) {
                random.fill(block, bits);
                putPair(values, block * NORMALS_PER_BLOCK, bits[0], bits[1], standardDeviation);
                putPair(values, block * NORMALS_PER_BLOCK + 2, bits[2], bits[3], standardDeviation);
            }
        });
    }

    /**
     * Two independent normal numbers from two uniform ones (<a href="https://doi.org/10.1214/aoms/1177706645">Box and
     * Muller, 1958</a>). StrictMath, because Math may differ between processors in the last bit.
     */
    private static void putPair(FloatBuffer values, int index, int bits0, int bits1, double standardDeviation) {
        double radius = standardDeviation * StrictMath.sqrt(-2 * StrictMath.log(uniform(bits0)));
        double angle = 2 * StrictMath.PI * uniform(bits1);
        if (index < values.capacity()) {
            values.put(index, (float) (radius * StrictMath.cos(angle)));
        }
        if (index + 1 < values.capacity()) {
            values.put(index + 1, (float) (radius * StrictMath.sin(angle)));
        }
    }

    /** In (0, 1), never an end. */
    private static double uniform(int bits) {
        return (Integer.toUnsignedLong(bits) + 0.5) * 0x1p-32;
    }

    /** FNV-1a over the name, then SplitMix64's finalizer over name and seed. */
    private static long key(long seed, String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ Byte.toUnsignedInt(b)) * 0x100000001b3L;
        }
        long z = hash + seed * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
