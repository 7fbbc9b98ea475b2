package dev.athanor.trainer.tensorboard;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A protocol buffer message that is written field by field. Fields are named by their numbers in the schema. */
final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream fields = CodedOutputStream.newInstance(bytes);

    /** Writes one field. */
    @FunctionalInterface
    private interface Field {
        void write(CodedOutputStream fields) throws IOException;
    }

    Message number(int field, long value) {
        return write(out -> out.writeInt64(field, value));
    }

    Message real(int field, double value) {
        return write(out -> out.writeDouble(field, value));
    }

    /** A packed list. */
    Message reals(int field, double... values) {
        ByteBuffer packed = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        packed.asDoubleBuffer().put(values);
        return write(out -> out.writeByteArray(field, packed.array()));
    }

    Message single(int field, float value) {
        return write(out -> out.writeFloat(field, value));
    }

    Message text(int field, String value) {
        return write(out -> out.writeString(field, value));
    }

    Message message(int field, Message value) {
        return write(out -> out.writeByteArray(field, value.toBytes()));
    }

    byte[] toBytes() {
        write(CodedOutputStream::flush);
        return bytes.toByteArray();
    }

    private Message write(Field field) {
        try {
            field.write(fields);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return this;
    }
}
