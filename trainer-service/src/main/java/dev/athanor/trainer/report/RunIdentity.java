package dev.athanor.trainer.report;

/**
 * Whose measurements are reported.
 *
 * @param run the run's id
 * @param attempt that measures
 * @param steps optimizer steps wanted
 * @param tokensPerStep trained on in each
 * @param flopsPerToken floating-point operations that training on a token takes
 * @param peakFlops operations per second that the machine's matrix products reach
 */
public record RunIdentity(
        String run, int attempt, long steps, long tokensPerStep, double flopsPerToken, double peakFlops) {

    /** The share of the peak that training at a speed uses. */
    double utilization(double tokensPerSecond) {
        return tokensPerSecond * flopsPerToken / peakFlops;
    }
}
