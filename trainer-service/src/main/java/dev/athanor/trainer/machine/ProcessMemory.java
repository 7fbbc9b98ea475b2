package dev.athanor.trainer.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory of this process as Linux tells it: libtorch's tensors are not on the heap, so the heap alone says little. */
final class ProcessMemory {

    private static final String RESIDENT = "VmRSS:";

    private final Path status;

    /** Reads the file of a process. */
    ProcessMemory(Path status) {
        this.status = status;
    }

    static ProcessMemory ofThisProcess() {
        return new ProcessMemory(Path.of("/proc/self/status"));
    }

    /** Nothing where there is no such file: other systems than Linux have none. */
    OptionalLong residentBytes() {
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try {
            // VmRSS:     123456 kB
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.substring(RESIDENT.length()).strip().split(" ", -1)[0])
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .findFirst();
        } catch (IOException | NumberFormatException unreadable) {
            return OptionalLong.empty();
        }
    }

    static long heapBytes() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
