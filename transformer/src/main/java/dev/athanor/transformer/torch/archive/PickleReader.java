package dev.athanor.transformer.torch.archive;

import static dev.athanor.transformer.torch.archive.PickleOpcode.*;

import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.Attribute.None;
import dev.athanor.transformer.torch.archive.Attribute.Real;
import dev.athanor.transformer.torch.archive.Attribute.Tensor;
import dev.athanor.transformer.torch.archive.Attribute.TensorList;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;

/**
 * Reads the pickle of a TorchScript program, written by us or by libtorch. It builds data and calls nothing: the only
 * functions it knows are the ones that rebuild tensors and lists of them, and every other name is refused.
 */
final class PickleReader {

    /** What lies on the machine's stack. */
    private sealed interface Item {
        record Value(Attribute attribute) implements Item {}

        record Tuple(List<Item> items) implements Item {}

        record Many(List<Item> items) implements Item {}

        record Dictionary(Map<Item, Item> entries) implements Item {}

        record Global(String module, String name) implements Item {}

        /** A module whose attributes are not known yet, and then are. */
        record Instance(String type, SequencedMap<String, Attribute> attributes) implements Item {}

        record Storage(ScalarType type, String key, long elements) implements Item {}

        record Mark() implements Item {}
    }

    private static final Item.Global REBUILD_TENSOR = new Item.Global("torch._utils", "_rebuild_tensor_v2");
    private static final Item.Global BUILD_TENSOR_LIST = new Item.Global("torch.jit._pickle", "build_tensorlist");
    private static final Item.Global ORDERED_DICT = new Item.Global("collections", "OrderedDict");
    private static final String PROGRAM = "__torch__";

    private final ByteBuffer in;
    private final Deque<Item> stack = new ArrayDeque<>();
    private final Map<Integer, Item> memo = new HashMap<>();

    private PickleReader(byte[] pickle) {
        in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The root module of {@code data.pkl}.
     *
     * @throws MalformedArchiveException if it is no pickle of a program, or names a function that is not known here
     */
    static Module unpickle(byte[] pickle) {
        try {
            return new PickleReader(pickle).run();
        } catch (BufferUnderflowException | NoSuchElementException e) {
            throw new MalformedArchiveException("data.pkl ends too early", e);
        } catch (ClassCastException e) {
            throw new MalformedArchiveException("data.pkl is inconsistent", e);
        }
    }

    private Module run() {
        while (true) {
            int opcode = unsignedByte();
            if (opcode == STOP) {
                return (Module) attribute(stack.pop());
            }
            execute(opcode);
        }
    }

    private void execute(int opcode) {
        switch (opcode) {
            case PROTO -> requireProtocol(unsignedByte());
            case GLOBAL -> stack.push(allowed(new Item.Global(line(), line())));
            case MARK -> stack.push(new Item.Mark());
            case EMPTY_TUPLE -> stack.push(new Item.Tuple(List.of()));
            case TUPLE -> stack.push(new Item.Tuple(sinceMark()));
            case TUPLE1 -> stack.push(new Item.Tuple(last(1)));
            case TUPLE2 -> stack.push(new Item.Tuple(last(2)));
            case TUPLE3 -> stack.push(new Item.Tuple(last(3)));
            case EMPTY_DICT -> stack.push(new Item.Dictionary(new LinkedHashMap<>()));
            case SETITEM -> setItems(last(2));
            case SETITEMS -> setItems(sinceMark());
            case EMPTY_LIST -> stack.push(new Item.Many(new ArrayList<>()));
            case APPEND -> append(last(1));
            case APPENDS -> append(sinceMark());
            case BINUNICODE -> push(new Text(text(in.getInt())));
            case BININT -> push(new Whole(in.getInt()));
            case BININT1 -> push(new Whole(unsignedByte()));
            case BININT2 -> push(new Whole(Short.toUnsignedInt(in.getShort())));
            case LONG1 -> push(new Whole(longNumber(unsignedByte())));
            case BINFLOAT -> push(new Real(Double.longBitsToDouble(Long.reverseBytes(in.getLong()))));
            case NEWTRUE -> push(new Flag(true));
            case NEWFALSE -> push(new Flag(false));
            case NONE -> push(new None());
            case NEWOBJ -> newObject(last(2));
            case REDUCE -> reduce(last(2));
            case BUILD -> build();
            case BINPERSID -> stack.push(storage((Item.Tuple) stack.pop()));
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

    private static Item.Global allowed(Item.Global global) {
        boolean known = global.equals(REBUILD_TENSOR)
                || global.equals(BUILD_TENSOR_LIST)
                || global.equals(ORDERED_DICT)
                || global.module().equals(PROGRAM)
                || global.module().startsWith(PROGRAM + ".")
                || (global.module().equals("torch") && global.name().endsWith("Storage"));
        if (!known) {
            throw new MalformedArchiveException(
                    "data.pkl asks for " + global.module() + "." + global.name() + ", which is refused");
        }
        return global;
    }

    private void newObject(List<Item> classAndArguments) {
        var global = (Item.Global) classAndArguments.getFirst();
        if (!global.module().startsWith(PROGRAM)) {
            throw new MalformedArchiveException("data.pkl creates an object of " + global.module());
        }
        stack.push(new Item.Instance(global.module() + "." + global.name(), new LinkedHashMap<>()));
    }

    private void reduce(List<Item> functionAndArguments) {
        var function = (Item.Global) functionAndArguments.getFirst();
        var arguments = ((Item.Tuple) functionAndArguments.getLast()).items();
        if (function.equals(REBUILD_TENSOR)) {
            push(tensor(arguments));
        } else if (function.equals(BUILD_TENSOR_LIST)) {
            push(tensorList((Item.Many) arguments.getFirst()));
        } else if (function.equals(ORDERED_DICT)) {
            stack.push(new Item.Dictionary(new LinkedHashMap<>()));
        } else {
            throw new MalformedArchiveException("data.pkl calls " + function.module() + "." + function.name());
        }
    }

    private static Tensor tensor(List<Item> arguments) {
        var storage = (Item.Storage) arguments.get(0);
        long offset = whole(arguments.get(1));
        var trained = (Flag) attribute(arguments.get(4));
        var tensor = new Tensor(storage.key(), storage.type(), numbers(arguments.get(2)), trained.value());
        boolean whole = offset == 0
                && tensor.elements() == storage.elements()
                && (tensor.elements() <= 1 || tensor.strides().equals(numbers(arguments.get(3))));
        if (!whole) {
            throw new MalformedArchiveException("storage " + storage.key()
                    + " holds a view of a tensor; only contiguous tensors with storages of their own are read");
        }
        return tensor;
    }

    private static TensorList tensorList(Item.Many items) {
        return new TensorList(
                items.items().stream().map(item -> (Tensor) attribute(item)).toList());
    }

    private static Item.Storage storage(Item.Tuple id) {
        var type = (Item.Global) id.items().get(1);
        String key = text(id.items().get(2));
        return new Item.Storage(
                ScalarType.ofStorage(type.name()), key, whole(id.items().get(4)));
    }

    private void build() {
        Item state = stack.pop();
        var instance = (Item.Instance) stack.element();
        ((Item.Dictionary) state).entries().forEach((name, value) -> instance.attributes()
                .put(text(name), attribute(value)));
    }

    private void setItems(List<Item> namesAndValues) {
        var dictionary = (Item.Dictionary) stack.element();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            dictionary.entries().put(namesAndValues.get(i), namesAndValues.get(i + 1));
        }
    }

    private void append(List<Item> items) {
        ((Item.Many) stack.element()).items().addAll(items);
    }

    private List<Item> sinceMark() {
        List<Item> items = new ArrayList<>();
        while (!(stack.element() instanceof Item.Mark)) {
            items.addFirst(stack.pop());
        }
        stack.pop();
        return items;
    }

    private List<Item> last(int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.addFirst(stack.pop());
        }
        return items;
    }

    private Item recall(int index) {
        Item item = memo.get(index);
        if (item == null) {
            throw new MalformedArchiveException("data.pkl recalls something it never stored");
        }
        return item;
    }

    private void push(Attribute attribute) {
        stack.push(new Item.Value(attribute));
    }

    private static Attribute attribute(Item item) {
        return switch (item) {
            case Item.Value(Attribute attribute) -> attribute;
            case Item.Instance(String type, SequencedMap<String, Attribute> attributes) -> new Module(type, attributes);
            case Item.Tuple _, Item.Many _, Item.Dictionary _, Item.Global _, Item.Storage _, Item.Mark _ ->
                throw new MalformedArchiveException(
                        "data.pkl has an attribute of a kind that programs here do not have");
        };
    }

    private static List<Long> numbers(Item tuple) {
        return ((Item.Tuple) tuple).items().stream().map(PickleReader::whole).toList();
    }

    private static long whole(Item item) {
        return ((Whole) attribute(item)).value();
    }

    private static String text(Item item) {
        return ((Text) attribute(item)).value();
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
