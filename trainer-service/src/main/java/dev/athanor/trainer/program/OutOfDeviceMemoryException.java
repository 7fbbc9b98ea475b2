package dev.athanor.trainer.program;

/** A call needed more memory than the device has. The program may be in the middle of a step: it is of no use any more. */
public final class OutOfDeviceMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutOfDeviceMemoryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether libtorch means that by what it says; its errors have no types. */
    static boolean isMeantBy(String message) {
        return (message.contains("DefaultCPUAllocator") && message.contains("allocate memory"))
                || message.contains("CUDA out of memory");
    }
}
