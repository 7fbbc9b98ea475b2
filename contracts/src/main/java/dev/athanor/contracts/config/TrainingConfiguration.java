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
        long steps, int batchSize, int accumulation, long seed, Precision precision, int threads) {}
