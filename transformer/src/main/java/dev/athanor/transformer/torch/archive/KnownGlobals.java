package dev.athanor.transformer.torch.archive;

import java.util.Map;

/**
 * The names that a pickle may ask for: the classes of its own source, the kinds of storages, and the functions of a
 * program's file. None is ever called; each stands for data that is built here.
 */
final class KnownGlobals {

    /** What stands for a function. */
    enum Function {
        REBUILD_TENSOR,
        BUILD_TENSOR_LIST,
        /** Of a list of numbers: the list itself. */
        BUILD_PLAIN_LIST,
        /** Of a list or dictionary, which says what its values are: the value itself. */
        RESTORE_TYPE_TAG,
        ORDERED_DICT
    }

    private static final String PICKLE = "torch.jit._pickle";

    private static final Map<PickleItem.Global, Function> FUNCTIONS = Map.of(
            new PickleItem.Global("torch._utils", "_rebuild_tensor_v2"), Function.REBUILD_TENSOR,
            new PickleItem.Global(PICKLE, "build_tensorlist"), Function.BUILD_TENSOR_LIST,
            new PickleItem.Global(PICKLE, "build_intlist"), Function.BUILD_PLAIN_LIST,
            new PickleItem.Global(PICKLE, "build_doublelist"), Function.BUILD_PLAIN_LIST,
            new PickleItem.Global(PICKLE, "build_boollist"), Function.BUILD_PLAIN_LIST,
            new PickleItem.Global(PICKLE, "restore_type_tag"), Function.RESTORE_TYPE_TAG,
            new PickleItem.Global("collections", "OrderedDict"), Function.ORDERED_DICT);

    private static final String PROGRAM = "__torch__";

    private KnownGlobals() {}

    /**
     * Gives {@code global} back.
     *
     * @throws MalformedArchiveException if it is none of them
     */
    static PickleItem.Global require(PickleItem.Global global) {
        boolean known = FUNCTIONS.containsKey(global)
                || isClass(global)
                || (global.module().equals("torch") && global.name().endsWith("Storage"));
        if (!known) {
            throw new MalformedArchiveException(
                    "data.pkl asks for " + global.module() + "." + global.name() + ", which is refused");
        }
        return global;
    }

    /**
     * The qualified name of a class of the file's own source.
     *
     * @throws MalformedArchiveException if it is another name
     */
    static String className(PickleItem.Global global) {
        if (!isClass(global)) {
            throw new MalformedArchiveException("data.pkl creates an object of " + global.module());
        }
        return global.module() + "." + global.name();
    }

    /**
     * What a function is.
     *
     * @throws MalformedArchiveException if it is no function
     */
    static Function function(PickleItem.Global global) {
        Function function = FUNCTIONS.get(global);
        if (function == null) {
            throw new MalformedArchiveException("data.pkl calls " + global.module() + "." + global.name());
        }
        return function;
    }

    private static boolean isClass(PickleItem.Global global) {
        return global.module().equals(PROGRAM) || global.module().startsWith(PROGRAM + ".");
    }
}
