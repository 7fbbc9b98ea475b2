package dev.athanor.trainer.machine;

import dev.athanor.contracts.event.MetricNames;
import java.util.LinkedHashMap;
import java.util.Map;

/** This machine, as far as it can be asked. */
public final class Machine {

    private final ProcessMemory memory;
    private final NvidiaSmi gpus;

    Machine(ProcessMemory memory, NvidiaSmi gpus) {
        this.memory = memory;
        this.gpus = gpus;
    }

    /** The machine that this process runs on. */
    public static Machine here() {
        return new Machine(ProcessMemory.ofThisProcess(), new NvidiaSmi("nvidia-smi"));
    }

    /** What there is to read now, by the metric's name. Takes a moment where a GPU is asked. */
    public Map<String, Double> readings() {
        Map<String, Double> readings = new LinkedHashMap<>();
        memory.residentBytes().ifPresent(bytes -> readings.put(MetricNames.PROCESS_MEMORY, (double) bytes));
        readings.put(MetricNames.HEAP_MEMORY, (double) ProcessMemory.heapBytes());
        gpus.usage().ifPresent(usage -> {
            readings.put(MetricNames.DEVICE_MEMORY, usage.memoryBytes());
            readings.put(MetricNames.DEVICE_UTILIZATION, usage.utilization());
        });
        return readings;
    }
}
