package dev.athanor.trainer.loop;

/**
 * Warns of gradients that are suddenly many times as large as usual: often the first sign of a run that will diverge, or
 * of a text that is unlike the others.
 */
public final class SpikeWatch implements Journal {

    /** Weight of the newest norm in the running mean. */
    private static final double SHARE = 0.02;

    /** Norms fall fast at first; before so many steps there is no usual one. */
    private static final int SETTLING = 50;

    private final double factor;
    private final Journal report;
    private double mean;
    private long seen;

    /**
     * @param factor of the mean above which a norm is warned of; 0 warns of none
     * @param report is warned
     */
    public SpikeWatch(double factor, Journal report) {
        this.factor = factor;
        this.report = report;
    }

    @Override
    public void stepped(StepRecord step) {
        if (!step.applied()) {
            return;
        }
        double norm = step.gradientNorm();
        if (factor > 0 && seen >= SETTLING && norm > factor * mean) {
            report.warned(
                    step.step(),
                    new Warning(
                            "gradient-spike",
                            "The gradient's norm is %.3g, %.1f times its running mean of %.3g."
                                    .formatted(norm, norm / mean, mean)));
        }
        // A mean over the first steps, then one that forgets.
        seen++;
        mean += (norm - mean) * Math.max(SHARE, 1.0 / seen);
    }

    @Override
    public void evaluated(long step, double loss) {
        // An evaluation has no gradient.
    }
}
