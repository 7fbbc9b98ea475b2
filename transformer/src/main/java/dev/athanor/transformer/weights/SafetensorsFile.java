package dev.athanor.transformer.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Weights in a <a href="https://github.com/huggingface/safetensors">safetensors</a> file: the length of a JSON header in
 * eight bytes, the header, then the tensors' bytes without a gap.
 *
 * <p>An open file is mapped, not read: its tensors are valid until it is closed. Nothing in a header is believed before it
 * is checked.
 */
public final class SafetensorsFile implements AutoCloseable {

    /** The format's own limit, against headers that ask for all memory. */
    private static final long LONGEST_HEADER = 100_000_000;

    /** The data begins on a multiple of this, so that mapped tensors are aligned. */
    private static final int ALIGNMENT = 8;

    private static final int PREFIX = Long.BYTES;

    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena;
    private final Weights weights;

    private SafetensorsFile(Arena arena, Weights weights) {
        this.arena = arena;
        this.weights = weights;
    }

    /** The tensors in the order of their data, valid until the file is closed. */
    public Weights weights() {
        return weights;
    }

    /**
     * Maps a file.
     *
     * @throws MalformedSafetensorsException if it is no safetensors file; the message names the file and the flaw
     */
    public static SafetensorsFile open(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            return new SafetensorsFile(arena, read(bytes));
        } catch (MalformedSafetensorsException malformed) {
            arena.close();
            throw new MalformedSafetensorsException(file + ": " + malformed.getMessage(), malformed);
        } catch (IOException | RuntimeException failed) {
            arena.close();
            throw failed;
        }
    }

    private static Weights read(MemorySegment file) throws MalformedSafetensorsException {
        long headerLength = headerLength(file);
        byte[] json = file.asSlice(PREFIX, headerLength).toArray(ValueLayout.JAVA_BYTE);
        MemorySegment data = file.asSlice(PREFIX + headerLength);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        SafetensorsHeader.parse(json, data.byteSize()).entries().forEach((name, entry) -> {
            MemorySegment bytes = data.asSlice(entry.begin(), entry.end() - entry.begin());
            tensors.put(name, new Tensor(entry.type(), entry.shape(), bytes));
        });
        return new Weights(tensors);
    }

    private static long headerLength(MemorySegment file) throws MalformedSafetensorsException {
        if (file.byteSize() < PREFIX) {
            throw new MalformedSafetensorsException(
                    "the file has %d bytes, not even the 8 that say how long its header is".formatted(file.byteSize()));
        }
        long length = file.get(LENGTH, 0);
        if (length < 0 || length > LONGEST_HEADER) {
            throw new MalformedSafetensorsException("the header would be %s bytes long; the format allows %d"
                    .formatted(Long.toUnsignedString(length), LONGEST_HEADER));
        }
        if (length > file.byteSize() - PREFIX) {
            throw new MalformedSafetensorsException("the file is cut off: its header takes %d bytes, %d are there"
                    .formatted(length, file.byteSize() - PREFIX));
        }
        return length;
    }

    /** Writes weights to a file. Larger elements come first, else in the weights' order, so that all are aligned. */
    public static void write(Weights weights, Path file) throws IOException {
        SequencedMap<String, Tensor> tensors = largestElementsFirst(weights);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer head = head(SafetensorsHeader.of(tensors).toJson());
            while (head.hasRemaining()) {
                channel.write(head);
            }
            for (Tensor tensor : tensors.values()) {
                tensor.writeTo(channel);
            }
        }
    }

    private static SequencedMap<String, Tensor> largestElementsFirst(Weights weights) {
        SequencedMap<String, Tensor> sorted = new LinkedHashMap<>();
        weights.tensors().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingInt((Tensor tensor) -> tensor.type().bytes())
                                .reversed()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** The header behind its length, padded with blanks. */
    private static ByteBuffer head(byte[] json) {
        int padded = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
        ByteBuffer head = ByteBuffer.allocate(PREFIX + padded).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(padded).put(json);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        return head.flip();
    }

    @Override
    public void close() {
        arena.close();
    }
}
