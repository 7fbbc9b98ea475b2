package dev.athanor.transformer.torch.archive;

/** What the numbers of a tensor are. */
public enum ScalarType {
    FLOAT32("FloatStorage", 4),
    FLOAT64("DoubleStorage", 8),
    FLOAT16("HalfStorage", 2),
    BFLOAT16("BFloat16Storage", 2),
    INT64("LongStorage", 8),
    INT32("IntStorage", 4),
    INT16("ShortStorage", 2),
    INT8("CharStorage", 1),
    UINT8("ByteStorage", 1),
    BOOL("BoolStorage", 1);

    private final String storageName;
    private final int bytes;

    ScalarType(String storageName, int bytes) {
        this.storageName = storageName;
        this.bytes = bytes;
    }

    /** Size of one number. */
    public int bytes() {
        return bytes;
    }

    /** The Python class that PyTorch's pickles name, in module {@code torch}. */
    String storageName() {
        return storageName;
    }

    static ScalarType ofStorage(String name) {
        for (ScalarType type : values()) {
            if (type.storageName.equals(name)) {
                return type;
            }
        }
        throw new MalformedArchiveException("a storage of the unknown type torch." + name);
    }
}
