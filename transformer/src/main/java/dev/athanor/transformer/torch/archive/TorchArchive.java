package dev.athanor.transformer.torch.archive;

import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Attribute.TensorList;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An open TorchScript file: its source, its object graph and its tensors by name, without libtorch. Names are the paths of
 * attributes, which for parameters are Hugging Face's names ({@code transformer.wte.weight}); the members of a list are
 * numbered ({@code first_moments.0}).
 *
 * <p>Tensors are read when asked for, so a checkpoint's optimizer state costs nothing to a reader of its weights. Whoever
 * opens it closes it; memory that {@link #read} returned belongs to the allocator and outlives it.
 */
public final class TorchArchive implements AutoCloseable {

    /** The folder that every entry of ours lies in; other writers choose another. */
    static final String PREFIX = "program/";

    /** The date of every entry: archives of the same state are the same bytes. */
    static final LocalDateTime TIMELESS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int CHUNK = 1 << 16;

    /** Constants of the code, and what says how to read the rest; since PyTorch 2.9 the version lies in a folder. */
    private static final Pattern REST =
            Pattern.compile("constants\\.pkl|constants/\\d+|byteorder|version|\\.data/(version|serialization_id)");

    private final Path path;
    private final ZipFile zip;
    private final String prefix;
    private final Module root;
    private final byte[] pickle;
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    private int named;

    private TorchArchive(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        this.prefix = findPrefix();
        this.pickle = bytes(Frame.PICKLE);
        this.root = PickleReader.unpickle(pickle);
        name("", root, 0);
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it cannot be read
     * @throws MalformedArchiveException if it is no TorchScript archive, or asks for more than data
     */
    public static TorchArchive open(Path path) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new MalformedArchiveException(path + " is no TorchScript archive: " + e.getMessage(), e);
        }
        try {
            return new TorchArchive(path, zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** The program, in TorchScript's serialised dialect. */
    public String source() throws IOException {
        return new String(bytes(Frame.SOURCE), StandardCharsets.UTF_8);
    }

    /** Everything but the tensors; what only debuggers read is left out. */
    public Frame frame() throws IOException {
        SequencedMap<String, byte[]> code = new LinkedHashMap<>();
        SequencedMap<String, byte[]> rest = new LinkedHashMap<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName().startsWith(prefix) ? entry.getName().substring(prefix.length()) : "";
            if (name.startsWith("code/") && name.endsWith(".py")) {
                code.put(name, bytes(name));
            } else if (REST.matcher(name).matches()) {
                rest.put(name, bytes(name));
            }
        }
        requireLittleEndian(rest);
        return new Frame(pickle, root, code, rest);
    }

    private void requireLittleEndian(Map<String, byte[]> rest) {
        byte[] order = rest.get(Frame.BYTE_ORDER);
        if (order != null
                && !new String(order, StandardCharsets.US_ASCII).strip().equals("little")) {
            throw new MalformedArchiveException(path + " was written on a big-endian machine");
        }
    }

    /** The object graph. */
    public Module root() {
        return root;
    }

    /** Every tensor by name, optimizer state included, in the order of the object graph. */
    public SequencedMap<String, Tensor> tensors() {
        return Collections.unmodifiableSequencedMap(tensors);
    }

    /** The names of what is trained: the model's parameters and nothing else. */
    public List<String> parameterNames() {
        return tensors.entrySet().stream()
                .filter(entry -> entry.getValue().trained())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The tensor's type and shape.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(path + " has no tensor " + name);
        }
        return tensor;
    }

    /**
     * A tensor's numbers.
     *
     * @param allocator who owns the memory, such as an {@link Arena}
     * @return little-endian, row-major, {@link Tensor#bytes()} long
     * @throws IllegalArgumentException if there is no tensor of that name
     */
    public MemorySegment read(String name, SegmentAllocator allocator) throws IOException {
        Tensor tensor = tensor(name);
        ZipEntry entry = entry("data/" + tensor.key());
        if (entry.getSize() != tensor.bytes()) {
            throw new MalformedArchiveException(
                    "%s: tensor %s has %d bytes, not %d".formatted(path, name, entry.getSize(), tensor.bytes()));
        }
        MemorySegment target = allocator.allocate(tensor.bytes(), Long.BYTES);
        byte[] chunk = new byte[CHUNK];
        long position = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                MemorySegment.copy(MemorySegment.ofArray(chunk), 0, target, position, length);
                position += length;
            }
        }
        return target;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A module may lie in several others, but not in so many that their paths have no end. */
    private void name(String name, Attribute attribute, int depth) {
        named++;
        if (depth > PickledAttributes.DEEPEST || named > PickledAttributes.MOST) {
            throw new MalformedArchiveException(path + " has attributes without end");
        }
        switch (attribute) {
            case Module module ->
                module.attributes().forEach((child, value) -> name(join(name, child), value, depth + 1));
            case TensorList list -> nameAll(name, list.tensors(), depth);
            case Attribute.Values values -> nameAll(name, values.values(), depth);
            case Tensor tensor -> tensors.put(name, tensor);
            case Attribute.Whole _, Attribute.Real _, Attribute.Flag _, Attribute.Text _, Attribute.None _ -> {}
        }
    }

    private void nameAll(String name, List<? extends Attribute> members, int depth) {
        for (int i = 0; i < members.size(); i++) {
            name(join(name, Integer.toString(i)), members.get(i), depth + 1);
        }
    }

    private static String join(String parent, String child) {
        return parent.isEmpty() ? child : parent + "." + child;
    }

    private String findPrefix() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith("/data.pkl"))
                .findFirst()
                .map(name -> name.substring(0, name.length() - "data.pkl".length()))
                .orElseThrow(() -> new MalformedArchiveException(path + " is no TorchScript archive: no data.pkl"));
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = zip.getInputStream(entry(name))) {
            return in.readAllBytes();
        }
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(prefix + name);
        if (entry == null) {
            throw new MalformedArchiveException(path + " has no entry " + name);
        }
        return entry;
    }
}
