package dev.athanor.trainer.program;

import dev.athanor.contracts.config.Precision;
import dev.athanor.transformer.torch.Libtorch;
import dev.athanor.transformer.torch.MatrixProducts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many floating-point operations a second large matrix products reach on this machine: what a training that computed
 * nothing else could reach. Measured once per arithmetic and number of threads, while nothing trains.
 */
final class MatrixPeak {

    private static final Logger LOG = LoggerFactory.getLogger(MatrixPeak.class);
    private static final Duration BUDGET = Duration.ofMillis(400);

    private final Map<Setting, Double> measured = new ConcurrentHashMap<>();

    private record Setting(Precision precision, int threads) {}

    /**
     * Operations per second.
     *
     * @param precision any but {@code AUTO}
     * @param threads of libtorch's operators
     */
    double of(Precision precision, int threads) {
        return measured.computeIfAbsent(new Setting(precision, threads), MatrixPeak::measure);
    }

    private static double measure(Setting setting) {
        Libtorch.setThreads(setting.threads());
        try {
            double flops = MatrixProducts.flopsPerSecond(TorchSettings.arithmetic(setting.precision()), BUDGET);
            LOG.info(
                    "precision={} threads={} peakGflops={}",
                    setting.precision(),
                    setting.threads(),
                    Math.round(flops / 1e9));
            return flops;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a program for products: is the disk full?", e);
        }
    }
}
