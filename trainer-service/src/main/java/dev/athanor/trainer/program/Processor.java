package dev.athanor.trainer.program;

import dev.athanor.contracts.config.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the processor is good at. Bfloat16 is faster only where matrix products have instructions for it; elsewhere
 * libtorch emulates it.
 */
public final class Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Processor.class);
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** x86's AVX-512 and AMX, and Arm's, as Linux calls them. */
    private static final Set<String> BF16_INSTRUCTIONS = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private Processor() {}

    /** The precision that trains fastest on this machine. */
    public static Precision fastestPrecision() {
        if (!Files.isReadable(CPU_INFO)) {
            return Precision.FP32;
        }
        try {
            return fastestPrecision(Files.readAllLines(CPU_INFO));
        } catch (IOException e) {
            LOG.warn("{} cannot be read, taking fp32", CPU_INFO, e);
            return Precision.FP32;
        }
    }

    static Precision fastestPrecision(List<String> cpuInfo) {
        return cpuInfo.stream()
                        .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                        .map(line -> Arrays.asList(line.split("\\s+")))
                        .flatMap(Collection::stream)
                        .anyMatch(BF16_INSTRUCTIONS::contains)
                ? Precision.BF16
                : Precision.FP32;
    }
}
