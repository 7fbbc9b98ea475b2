package dev.athanor.trainer.program;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.athanor.contracts.config.Precision;
import dev.athanor.transformer.torch.Libtorch;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many floating-point operations a second large matrix products reach on this machine: what a training that computed
 * nothing else could reach. Measured once per arithmetic and number of threads, in half a second, while nothing trains.
 */
final class MatrixPeak {

    private static final Logger LOG = LoggerFactory.getLogger(MatrixPeak.class);

    /** Large enough for every core, small enough for the caches to feed them. */
    private static final int SIDE = 1024;

    private static final long BUDGET_NANOS = 400_000_000L;

    private final Map<Setting, Double> measured = new ConcurrentHashMap<>();

    private record Setting(Precision precision, int threads) {}

    /**
     * Operations per second.
     *
     * @param precision {@code FP32} or {@code BF16}
     * @param threads of libtorch's operators
     */
    double of(Precision precision, int threads) {
        return measured.computeIfAbsent(new Setting(precision, threads), MatrixPeak::measure);
    }

    private static double measure(Setting setting) {
        Libtorch.setThreads(setting.threads());
        DataType type = setting.precision() == Precision.BF16 ? DataType.BFLOAT16 : DataType.FLOAT32;
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.fromName(Libtorch.device()));
                NDArray ones = manager.ones(new Shape(SIDE, SIDE)); // [side, side]
                NDArray matrix = ones.toType(type, true)) {
            double flops = 2.0 * SIDE * SIDE * SIDE / (fastestProduct(matrix) / 1e9);
            LOG.info(
                    "precision={} threads={} peakGflops={} of matrix products",
                    setting.precision(),
                    setting.threads(),
                    Math.round(flops / 1e9));
            return flops;
        }
    }

    /** In nanoseconds. The fastest of many, as everything that disturbs a measurement makes it slower. */
    private static long fastestProduct(NDArray matrix) {
        long fastest = Long.MAX_VALUE;
        long end = System.nanoTime() + BUDGET_NANOS;
        do {
            long begin = System.nanoTime();
            try (NDArray product = matrix.matMul(matrix)) { // [side, side]
                waitFor(product);
            }
            fastest = Math.min(fastest, System.nanoTime() - begin);
        } while (System.nanoTime() < end);
        return fastest;
    }

    /** A GPU works while the caller goes on; reading one element waits for it. */
    private static void waitFor(NDArray product) {
        try (NDArray element = product.get(0, 0);
                NDArray number = element.toType(DataType.FLOAT32, true)) {
            float unused = number.getFloat();
        }
    }
}
