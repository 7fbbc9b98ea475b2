package dev.athanor.transformer.torch.archive;

import dev.athanor.transformer.torch.archive.Attribute.Module;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A TorchScript archive but for its tensors: the object graph, the code, and the small entries beside them. */
public final class Frame {

    static final String PICKLE = "data.pkl";
    static final String SOURCE = "code/__torch__.py";
    static final String CONSTANTS = "constants.pkl";
    static final String BYTE_ORDER = "byteorder";
    static final String VERSION = "version";

    /** The version of the container, which has been 10 since PyTorch 1.12. */
    private static final byte[] CONTAINER_VERSION = ascii("10\n");

    /** An empty tuple as a pickle: our own source needs no constants. */
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private final byte[] pickle;
    private final Module root;
    private final SequencedMap<String, byte[]> code;
    private final SequencedMap<String, byte[]> rest;

    Frame(byte[] pickle, Module root, SequencedMap<String, byte[]> code, SequencedMap<String, byte[]> rest) {
        this.pickle = pickle;
        this.root = root;
        this.code = Collections.unmodifiableSequencedMap(code);
        this.rest = Collections.unmodifiableSequencedMap(rest);
    }

    /**
     * A program of ours.
     *
     * @param source in TorchScript's serialised dialect; defines the classes of module {@code __torch__}
     * @param root the object graph
     */
    public static Frame of(String source, Module root) {
        SequencedMap<String, byte[]> code = new LinkedHashMap<>();
        code.put(SOURCE, source.getBytes(StandardCharsets.UTF_8));
        SequencedMap<String, byte[]> rest = new LinkedHashMap<>();
        rest.put(CONSTANTS, NO_CONSTANTS);
        rest.put(BYTE_ORDER, ascii("little"));
        rest.put(VERSION, CONTAINER_VERSION);
        return new Frame(PickleWriter.pickle(root), root, code, rest);
    }

    /**
     * A program of ours around a module of somebody else's. Its code, its constants and its part of the object graph, with
     * whatever in it is shared, are carried over as they are; but for its flags of training, which are off.
     *
     * @param source to be added to its own
     * @param root without the guest
     * @param attribute of {@code root} that the guest becomes
     */
    public static Frame around(Frame guest, String source, Module root, String attribute) {
        SequencedMap<String, byte[]> code = new LinkedHashMap<>(guest.code);
        String own = new String(code.getOrDefault(SOURCE, new byte[0]), StandardCharsets.UTF_8);
        code.put(SOURCE, (own + source).getBytes(StandardCharsets.UTF_8));
        byte[] pickle = PickleWriter.pickle(root, attribute, PickleReader.inEvaluation(guest.pickle));
        return new Frame(pickle, PickleReader.unpickle(pickle), code, guest.rest);
    }

    /** The same with every module's flag of training off. */
    public Frame inEvaluation() {
        byte[] changed = PickleReader.inEvaluation(pickle);
        return new Frame(changed, PickleReader.unpickle(changed), code, rest);
    }

    byte[] pickle() {
        return pickle;
    }

    /** The object graph. */
    public Module root() {
        return root;
    }

    SequencedMap<String, byte[]> code() {
        return code;
    }

    SequencedMap<String, byte[]> rest() {
        return rest;
    }

    /**
     * The source of a class's module.
     *
     * @param className such as {@code __torch__.package.Model}
     * @return empty if there is none
     */
    public String sourceOf(String className) {
        String module = className.substring(0, className.lastIndexOf('.')).replace('.', '/');
        return new String(code.getOrDefault("code/" + module + ".py", new byte[0]), StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
