package dev.athanor.contracts.config;

/**
 * Length, batches and arithmetic of the training.
 *
 * @param steps optimizer steps
 * @param batchSize sequences of a micro-batch
 * @param accumulation micro-batches of an optimizer step
 * @param seed of weights, data order and dropout
 * @param precision of the forward and backward pass; weights, moments and loss stay in fp32
 * @param threads of libtorch's operators; 0 takes the machine's cores
 */
public record TrainingConfiguration(
        @Setting(value = "Optimizer steps.", fallback = "2000") @Limits(atLeast = 1, atMost = 1e9)
        long steps,

        @Setting(value = "Sequences of a micro-batch.", fallback = "12") @Limits(atLeast = 1, atMost = 65_536)
        int batchSize,

        @Setting(value = "Micro-batches of an optimizer step.", fallback = "1") @Limits(atLeast = 1, atMost = 65_536)
        int accumulation,

        @Setting(value = "Seed of weights, data order and dropout.", fallback = "1337")
        long seed,

        @Setting(
                value = "Arithmetic of the forward and backward pass; weights, moments and loss stay in fp32. "
                        + "auto is bf16 where the machine that trains has instructions for it, else fp32.",
                fallback = "fp32")
        Precision precision,

        @Setting(value = "Threads of libtorch's operators; 0 takes the machine's cores.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1024)
        int threads) {

    public TrainingConfiguration {
        Inspection.require(TrainingConfiguration.class, steps, batchSize, accumulation, seed, precision, threads);
    }
}
