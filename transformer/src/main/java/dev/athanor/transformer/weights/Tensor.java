package dev.athanor.transformer.weights;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/**
 * A tensor's type, shape and data, row-major and little-endian. It does not own its memory.
 *
 * @param type of the elements
 * @param shape in elements; empty for a scalar
 * @param data exactly as long as type and shape say
 */
public record Tensor(ElementType type, List<Long> shape, MemorySegment data) {

    /** A buffer holds less than two gibibytes. */
    private static final long LARGEST_BUFFER = 1 << 30;

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    public Tensor {
        shape = List.copyOf(shape);
        long bytes = bytes(type, shape);
        if (data.byteSize() != bytes) {
            throw new IllegalArgumentException(
                    "%s %s takes %d bytes, but there are %d".formatted(type, shape, bytes, data.byteSize()));
        }
    }

    /** A tensor over a copy of these numbers. */
    public static Tensor of(float[] numbers, Long... shape) {
        MemorySegment data = MemorySegment.ofArray(new byte[Math.multiplyExact(numbers.length, Float.BYTES)]);
        MemorySegment.copy(numbers, 0, data, FLOAT, 0, numbers.length);
        return new Tensor(ElementType.F32, List.of(shape), data);
    }

    /** A tensor over a copy of these integers. */
    public static Tensor of(long[] numbers, Long... shape) {
        MemorySegment data = MemorySegment.ofArray(new byte[Math.multiplyExact(numbers.length, Long.BYTES)]);
        MemorySegment.copy(numbers, 0, data, LONG, 0, numbers.length);
        return new Tensor(ElementType.I64, List.of(shape), data);
    }

    /**
     * How many bytes a tensor takes.
     *
     * @throws IllegalArgumentException if a size is negative or the product exceeds 64 bits
     */
    static long bytes(ElementType type, List<Long> shape) {
        try {
            long bytes = type.bytes();
            for (long size : shape) {
                if (size < 0) {
                    throw new IllegalArgumentException("shape " + shape + " has a negative size");
                }
                bytes = Math.multiplyExact(bytes, size);
            }
            return bytes;
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException("shape " + shape + " is larger than any memory", overflow);
        }
    }

    /** How many elements there are. */
    public long elements() {
        return data.byteSize() / type.bytes();
    }

    /**
     * The elements as singles, which hold halves without loss.
     *
     * @throws IllegalArgumentException if they are neither singles nor halves
     */
    public float[] toFloats() {
        float[] floats = new float[Math.toIntExact(elements())];
        switch (type) {
            case F32 -> MemorySegment.copy(data, FLOAT, 0, floats, 0, floats.length);
            case F16 -> {
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = Float.float16ToFloat(half(i));
                }
            }
            case BF16 -> {
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = Float.intBitsToFloat(half(i) << Short.SIZE);
                }
            }
            case F64, I64, I32, I16, I8, U8, BOOL ->
                throw new IllegalArgumentException(type + " is not read as floats");
        }
        return floats;
    }

    /**
     * The same numbers as another floating-point type, rounded to the nearest, ties to even.
     *
     * @throws IllegalArgumentException unless both are singles or halves
     */
    public Tensor as(ElementType other) {
        return switch (other) {
            case F32 -> type == other ? this : of(toFloats(), shape.toArray(Long[]::new));
            case F16, BF16 -> type == other ? this : halves(other, toFloats());
            case F64, I64, I32, I16, I8, U8, BOOL ->
                throw new IllegalArgumentException("floats are not converted to " + other);
        };
    }

    /** Writes the data, of any length. */
    public void writeTo(WritableByteChannel channel) throws IOException {
        for (long start = 0; start < data.byteSize(); start += LARGEST_BUFFER) {
            ByteBuffer piece = data.asSlice(start, Math.min(LARGEST_BUFFER, data.byteSize() - start))
                    .asByteBuffer();
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        }
    }

    private Tensor halves(ElementType half, float[] floats) {
        MemorySegment halves = MemorySegment.ofArray(new byte[Math.multiplyExact(floats.length, Short.BYTES)]);
        for (int i = 0; i < floats.length; i++) {
            short bits = half == ElementType.F16 ? Float.floatToFloat16(floats[i]) : bfloat16(floats[i]);
            halves.set(SHORT, (long) i * Short.BYTES, bits);
        }
        return new Tensor(half, shape, halves);
    }

    private static short bfloat16(float number) {
        if (Float.isNaN(number)) {
            return 0x7FC0;
        }
        int bits = Float.floatToRawIntBits(number);
        int lastKept = (bits >>> Short.SIZE) & 1;
        return (short) ((bits + 0x7FFF + lastKept) >>> Short.SIZE);
    }

    private short half(int index) {
        return data.get(SHORT, (long) index * Short.BYTES);
    }
}
