package dev.athanor.transformer.torch.archive;

import static dev.athanor.transformer.torch.archive.PickleOpcode.*;

import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.None;
import dev.athanor.transformer.torch.archive.Attribute.Real;
import dev.athanor.transformer.torch.archive.Attribute.Text;
import dev.athanor.transformer.torch.archive.Attribute.Whole;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads the pickle of a TorchScript program, written by us or by libtorch. It builds data and calls nothing: the only
 * functions it knows are the few of {@link KnownGlobals}, and every other name is refused.
 */
final class PickleReader {

    private static final String TRAINING = "training";

    private final ByteBuffer in;
    private final Deque<PickleItem> stack = new ArrayDeque<>();
    private final Map<Integer, PickleItem> memo = new HashMap<>();
    private final PickledAttributes attributes = new PickledAttributes();
    private final IdentityHashMap<PickleItem, Integer> flagPositions = new IdentityHashMap<>();
    private final List<Integer> trainingPositions = new ArrayList<>();

    private PickleReader(byte[] pickle) {
        in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The root module of {@code data.pkl}.
     *
     * @throws MalformedArchiveException if it is no pickle of a program, or names a function that is not known here
     */
    static Module unpickle(byte[] pickle) {
        return new PickleReader(pickle).read();
    }

    /** The same pickle with every module's {@code training} false. */
    static byte[] inEvaluation(byte[] pickle) {
        var reader = new PickleReader(pickle);
        reader.read();
        byte[] changed = pickle.clone();
        reader.trainingPositions.forEach(position -> changed[position] = (byte) NEWFALSE);
        return changed;
    }

    private Module read() {
        try {
            return run();
        } catch (BufferUnderflowException | NoSuchElementException e) {
            throw new MalformedArchiveException("data.pkl ends too early", e);
        } catch (ClassCastException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new MalformedArchiveException("data.pkl is inconsistent", e);
        }
    }

    private Module run() {
        while (true) {
            int opcode = unsignedByte();
            if (opcode == STOP) {
                return (Module) attributes.of(stack.pop());
            }
            execute(opcode);
        }
    }

    private void execute(int opcode) {
        switch (opcode) {
            case PROTO -> requireProtocol(unsignedByte());
            case GLOBAL -> stack.push(KnownGlobals.require(new PickleItem.Global(line(), line())));
            case MARK -> stack.push(new PickleItem.Mark());
            case EMPTY_TUPLE -> stack.push(new PickleItem.Tuple(List.of()));
            case TUPLE -> stack.push(new PickleItem.Tuple(sinceMark()));
            case TUPLE1 -> stack.push(new PickleItem.Tuple(last(1)));
            case TUPLE2 -> stack.push(new PickleItem.Tuple(last(2)));
            case TUPLE3 -> stack.push(new PickleItem.Tuple(last(3)));
            case EMPTY_DICT -> stack.push(new PickleItem.Dictionary(new LinkedHashMap<>()));
            case SETITEM -> setItems(last(2));
            case SETITEMS -> setItems(sinceMark());
            case EMPTY_LIST -> stack.push(new PickleItem.Many(new ArrayList<>()));
            case APPEND -> append(last(1));
            case APPENDS -> append(sinceMark());
            case BINUNICODE -> push(new Text(text(in.getInt())));
            case BININT -> push(new Whole(in.getInt()));
            case BININT1 -> push(new Whole(unsignedByte()));
            case BININT2 -> push(new Whole(Short.toUnsignedInt(in.getShort())));
            case LONG1 -> push(new Whole(longNumber(unsignedByte())));
            case BINFLOAT -> push(new Real(Double.longBitsToDouble(Long.reverseBytes(in.getLong()))));
            case NEWTRUE -> pushFlag(true);
            case NEWFALSE -> pushFlag(false);
            case NONE -> push(new None());
            case NEWOBJ -> newObject(last(2));
            case REDUCE -> reduce(last(2));
            case BUILD -> build();
            case BINPERSID -> stack.push(attributes.storage((PickleItem.Tuple) stack.pop()));
            case BINPUT -> memo.put(unsignedByte(), stack.element());
            case LONG_BINPUT -> memo.put(in.getInt(), stack.element());
            case BINGET -> stack.push(recall(unsignedByte()));
            case LONG_BINGET -> stack.push(recall(in.getInt()));
            default -> throw new MalformedArchiveException("data.pkl has the unknown instruction " + opcode);
        }
    }

    private static void requireProtocol(int protocol) {
        if (protocol != PROTOCOL) {
            throw new MalformedArchiveException("data.pkl has protocol " + protocol + ", not " + PROTOCOL);
        }
    }

    private void newObject(List<PickleItem> classAndArguments) {
        var global = (PickleItem.Global) classAndArguments.getFirst();
        stack.push(new PickleItem.Instance(KnownGlobals.className(global), new LinkedHashMap<>()));
    }

    private void reduce(List<PickleItem> functionAndArguments) {
        var function = (PickleItem.Global) functionAndArguments.getFirst();
        var arguments = ((PickleItem.Tuple) functionAndArguments.getLast()).items();
        switch (KnownGlobals.function(function)) {
            case REBUILD_TENSOR -> push(attributes.tensor(arguments));
            case BUILD_TENSOR_LIST -> push(attributes.tensorList((PickleItem.Many) arguments.getFirst()));
            case BUILD_PLAIN_LIST, RESTORE_TYPE_TAG -> stack.push(arguments.getFirst());
            case ORDERED_DICT -> stack.push(new PickleItem.Dictionary(new LinkedHashMap<>()));
        }
    }

    private void build() {
        PickleItem state = stack.pop();
        var instance = (PickleItem.Instance) stack.element();
        if (!(state instanceof PickleItem.Dictionary dictionary)) {
            throw new MalformedArchiveException(
                    "data.pkl has an object of %s whose state is its own affair (__getstate__); modules here are their attributes"
                            .formatted(instance.type()));
        }
        dictionary.entries().forEach((key, value) -> {
            String name = ((Text) key).value();
            instance.attributes().put(name, attributes.of(value));
            if (name.equals(TRAINING) && flagPositions.containsKey(value)) {
                trainingPositions.add(flagPositions.get(value));
            }
        });
    }

    private void setItems(List<PickleItem> keysAndValues) {
        var dictionary = (PickleItem.Dictionary) stack.element();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            Attribute key = attributes.of(keysAndValues.get(i));
            boolean plain = key instanceof Text || key instanceof Whole || key instanceof Real || key instanceof Flag;
            if (!plain) {
                throw new MalformedArchiveException("data.pkl has a dictionary whose keys are no words or numbers");
            }
            dictionary.entries().put(key, keysAndValues.get(i + 1));
        }
    }

    private void append(List<PickleItem> items) {
        ((PickleItem.Many) stack.element()).items().addAll(items);
    }

    private List<PickleItem> sinceMark() {
        List<PickleItem> items = new ArrayList<>();
        while (!(stack.element() instanceof PickleItem.Mark)) {
            items.add(stack.pop());
        }
        stack.pop();
        return new ArrayList<>(items.reversed());
    }

    private List<PickleItem> last(int count) {
        List<PickleItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.addFirst(stack.pop());
        }
        return items;
    }

    private PickleItem recall(int index) {
        PickleItem item = memo.get(index);
        if (item == null) {
            throw new MalformedArchiveException("data.pkl recalls something it never stored");
        }
        return item;
    }

    private void push(Attribute attribute) {
        stack.push(new PickleItem.Value(attribute));
    }

    private void pushFlag(boolean value) {
        push(new Flag(value));
        flagPositions.put(stack.element(), in.position() - 1);
    }

    private int unsignedByte() {
        return Byte.toUnsignedInt(in.get());
    }

    private String text(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() {
        var line = new StringBuilder();
        for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private long longNumber(int length) {
        if (length == 0) {
            return 0;
        }
        byte[] bigEndian = new byte[length];
        for (int i = length - 1; i >= 0; i--) {
            bigEndian[i] = in.get();
        }
        try {
            return new BigInteger(bigEndian).longValueExact();
        } catch (ArithmeticException e) {
            throw new MalformedArchiveException("data.pkl has a number of more than 64 bits", e);
        }
    }
}
