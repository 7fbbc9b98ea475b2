package dev.athanor.transformer.torch.archive;

import static dev.athanor.transformer.torch.archive.PickleOpcode.*;

import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.None;
import dev.athanor.transformer.torch.archive.Attribute.Real;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Attribute.TensorList;
import dev.athanor.transformer.torch.archive.Attribute.Text;
import dev.athanor.transformer.torch.archive.Attribute.Values;
import dev.athanor.transformer.torch.archive.Attribute.Whole;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes an object graph as a pickle, without memoisation: every object of a program occurs once. */
final class PickleWriter {

    /** {@code PROTO} and the protocol, before which nothing stands. */
    private static final int HEADER_BYTES = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PickleWriter() {}

    /** {@code data.pkl} for a program whose root module is {@code root}. */
    static byte[] pickle(Module root) {
        var writer = new PickleWriter();
        writer.opcode(PROTO);
        writer.opcode(PROTOCOL);
        writer.write(root);
        writer.opcode(STOP);
        return writer.out.toByteArray();
    }

    /**
     * The same with one more attribute, which is pickled already.
     *
     * @param attribute its name
     * @param pickled a whole pickle; what it memoises stays as it is, because nothing else here does
     */
    static byte[] pickle(Module root, String attribute, byte[] pickled) {
        var writer = new PickleWriter();
        writer.opcode(PROTO);
        writer.opcode(PROTOCOL);
        writer.writeModule(root, () -> {
            writer.writeText(attribute);
            writer.out.write(pickled, HEADER_BYTES, pickled.length - HEADER_BYTES - 1);
        });
        writer.opcode(STOP);
        return writer.out.toByteArray();
    }

    private void write(Attribute attribute) {
        switch (attribute) {
            case Module module -> writeModule(module, () -> {});
            case Tensor tensor -> writeTensor(tensor);
            case TensorList list -> writeTensorList(list);
            case Whole whole -> writeWhole(whole.value());
            case Real real -> writeReal(real.value());
            case Flag flag -> opcode(flag.value() ? NEWTRUE : NEWFALSE);
            case Text text -> writeText(text.value());
            case None() -> opcode(NONE);
            case Values _ -> throw new IllegalArgumentException("programs of ours have no attributes of this kind");
        }
    }

    private void writeModule(Module module, Runnable first) {
        int dot = module.type().lastIndexOf('.');
        writeGlobal(module.type().substring(0, dot), module.type().substring(dot + 1));
        opcode(EMPTY_TUPLE);
        opcode(NEWOBJ);
        opcode(EMPTY_DICT);
        opcode(MARK);
        first.run();
        module.attributes().forEach((name, value) -> {
            writeText(name);
            write(value);
        });
        opcode(SETITEMS);
        opcode(BUILD);
    }

    /** {@code _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks)}. */
    private void writeTensor(Tensor tensor) {
        writeGlobal("torch._utils", "_rebuild_tensor_v2");
        opcode(MARK);
        writeStorage(tensor);
        writeWhole(0);
        writeTuple(tensor.shape());
        writeTuple(tensor.strides());
        opcode(tensor.trained() ? NEWTRUE : NEWFALSE);
        writeGlobal("collections", "OrderedDict");
        opcode(EMPTY_TUPLE);
        opcode(REDUCE);
        opcode(TUPLE);
        opcode(REDUCE);
    }

    /** The persistent id {@code ('storage', type, key, location, elements)}. */
    private void writeStorage(Tensor tensor) {
        opcode(MARK);
        writeText("storage");
        writeGlobal("torch", tensor.type().storageName());
        writeText(tensor.key());
        writeText("cpu");
        writeWhole(tensor.elements());
        opcode(TUPLE);
        opcode(BINPERSID);
    }

    private void writeTensorList(TensorList list) {
        writeGlobal("torch.jit._pickle", "build_tensorlist");
        opcode(EMPTY_LIST);
        opcode(MARK);
        list.tensors().forEach(this::writeTensor);
        opcode(APPENDS);
        opcode(TUPLE1);
        opcode(REDUCE);
    }

    private void writeTuple(List<Long> numbers) {
        opcode(MARK);
        numbers.forEach(this::writeWhole);
        opcode(TUPLE);
    }

    private void writeGlobal(String module, String name) {
        opcode(GLOBAL);
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void writeText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        opcode(BINUNICODE);
        writeInt(bytes.length);
        out.writeBytes(bytes);
    }

    private void writeWhole(long value) {
        if (value == (int) value) {
            opcode(BININT);
            writeInt((int) value);
        } else {
            byte[] bigEndian = BigInteger.valueOf(value).toByteArray();
            opcode(LONG1);
            opcode(bigEndian.length);
            for (int i = bigEndian.length - 1; i >= 0; i--) {
                opcode(bigEndian[i]);
            }
        }
    }

    /** The one number that pickle writes big-endian. */
    private void writeReal(double value) {
        opcode(BINFLOAT);
        out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    private void writeInt(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private void opcode(int opcode) {
        out.write(opcode);
    }
}
