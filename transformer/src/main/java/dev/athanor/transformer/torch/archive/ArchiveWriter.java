package dev.athanor.transformer.torch.archive;

import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Attribute.TensorList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes TorchScript archives that libtorch and {@code torch.jit.load} open. */
public final class ArchiveWriter {

    /** Where a tensor's bytes come from, when they are due. */
    @FunctionalInterface
    public interface TensorData {

        /**
         * The bytes of one tensor.
         *
         * @param tensor of the object graph
         * @return little-endian, row-major, exactly {@link Tensor#bytes()} of them; used only until the next call
         */
        ByteBuffer of(Tensor tensor) throws IOException;
    }

    private static final int CHUNK = 1 << 16;

    private final ZipOutputStream zip;
    private final TensorData data;
    private final Set<String> written = new HashSet<>();
    private final byte[] chunk = new byte[CHUNK];

    private ArchiveWriter(ZipOutputStream zip, TensorData data) {
        this.zip = zip;
        this.data = data;
    }

    /**
     * Writes a program of ours and its state, see {@link #write(OutputStream, Frame, TensorData)}.
     *
     * @param source the program, in TorchScript's serialised dialect; defines the classes of module {@code __torch__}
     * @param root the object graph
     */
    public static void write(OutputStream out, String source, Module root, TensorData data) throws IOException {
        write(out, Frame.of(source, root), data);
    }

    /**
     * Writes a program and its state. The result is a function of the arguments alone: the same state gives the same
     * bytes. The stream is flushed and left open.
     *
     * @param frame everything but the tensors
     * @param data the tensors' bytes, asked for once each in the order of the graph
     */
    public static void write(OutputStream out, Frame frame, TensorData data) throws IOException {
        var zip = new ZipOutputStream(out);
        var writer = new ArchiveWriter(zip, data);
        writer.entry(Frame.PICKLE, frame.pickle());
        writer.entries(frame.code());
        writer.tensors(frame.root());
        writer.entries(frame.rest());
        zip.finish();
        zip.flush();
    }

    private void entries(Map<String, byte[]> entries) throws IOException {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            entry(entry.getKey(), entry.getValue());
        }
    }

    private void tensors(Attribute attribute) throws IOException {
        switch (attribute) {
            case Module module -> {
                for (Attribute child : module.attributes().values()) {
                    tensors(child);
                }
            }
            case TensorList list -> {
                for (Tensor tensor : list.tensors()) {
                    tensors(tensor);
                }
            }
            case Tensor tensor -> {
                if (written.add(tensor.key())) {
                    storage(tensor);
                }
            }
            case Attribute.Values values -> {
                for (Attribute value : values.values()) {
                    tensors(value);
                }
            }
            case Attribute.Whole _, Attribute.Real _, Attribute.Flag _, Attribute.Text _, Attribute.None _ -> {}
        }
    }

    private void storage(Tensor tensor) throws IOException {
        ByteBuffer bytes = data.of(tensor);
        if (bytes.remaining() != tensor.bytes()) {
            throw new IllegalArgumentException(
                    "tensor %s has %d bytes, not %d".formatted(tensor.key(), bytes.remaining(), tensor.bytes()));
        }
        entry("data/" + tensor.key(), bytes);
    }

    private void entry(String name, byte[] content) throws IOException {
        entry(name, ByteBuffer.wrap(content));
    }

    private void entry(String name, ByteBuffer content) throws IOException {
        var crc = new CRC32();
        crc.update(content.duplicate());
        var entry = new ZipEntry(TorchArchive.PREFIX + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.remaining());
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TorchArchive.TIMELESS);
        zip.putNextEntry(entry);
        while (content.hasRemaining()) {
            int length = Math.min(chunk.length, content.remaining());
            content.get(chunk, 0, length);
            zip.write(chunk, 0, length);
        }
        zip.closeEntry();
    }
}
