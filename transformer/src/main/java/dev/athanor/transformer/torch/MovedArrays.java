package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** Copies of arrays on another device. Closing it frees the copies, not what was there already. */
final class MovedArrays implements AutoCloseable {

    private static final boolean ONLY_IF_ELSEWHERE = false;

    private final List<NDArray> copies = new ArrayList<>();

    /** The array itself if it is there, else a copy. */
    NDArray to(ComputeDevice device, NDArray array) {
        NDArray there = array.toDevice(device.djl(), ONLY_IF_ELSEWHERE);
        if (there != array) {
            copies.add(there);
        }
        return there;
    }

    @Override
    public void close() {
        copies.forEach(NDArray::close);
    }
}
