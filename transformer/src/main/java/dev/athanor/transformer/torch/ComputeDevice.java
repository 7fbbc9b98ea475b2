package dev.athanor.transformer.torch;

import ai.djl.Device;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where programs compute.
 *
 * @param kind of the device
 * @param index among those of its kind
 */
public record ComputeDevice(Kind kind, int index) {

    /** The machine's processor. */
    public static final ComputeDevice CPU = new ComputeDevice(Kind.CPU, 0);

    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,4}))?");

    /** Kinds of devices. */
    public enum Kind {
        /** The processor. */
        CPU,
        /** A graphics processor of NVIDIA's. */
        CUDA
    }

    /**
     * Reads a device's name as PyTorch writes it.
     *
     * @param name {@code cpu}, {@code cuda} or {@code cuda:INDEX}
     * @throws IllegalArgumentException if it is none of them
     */
    public static ComputeDevice parse(String name) {
        if (name.equals("cpu")) {
            return CPU;
        }
        Matcher cuda = CUDA.matcher(name);
        if (!cuda.matches()) {
            throw new IllegalArgumentException(
                    "there is no device '%s'; a device is cpu, cuda or cuda:INDEX, such as cuda:1".formatted(name));
        }
        return new ComputeDevice(Kind.CUDA, cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
    }

    Device djl() {
        return switch (kind) {
            case CPU -> Device.cpu();
            case CUDA -> Device.gpu(index);
        };
    }

    /** As PyTorch writes it. */
    @Override
    public String toString() {
        return switch (kind) {
            case CPU -> "cpu";
            case CUDA -> "cuda:" + index;
        };
    }
}
