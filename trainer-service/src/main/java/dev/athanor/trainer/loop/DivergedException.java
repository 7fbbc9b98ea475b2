package dev.athanor.trainer.loop;

/** So many steps in a row gave no finite gradient that the run cannot recover. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The steps done, the skipped ones included. */
    private final long step;

    private final int skipped;

    public DivergedException(long step, int skipped, double learningRate) {
        super(
                ("The gradient was not finite in %d steps in a row, up to step %d: lower optimizer.learningRate (it was %s"
                                + " there), raise schedule.warmupSteps, or set optimizer.gradientClip.")
                        .formatted(skipped, step, learningRate));
        this.step = step;
        this.skipped = skipped;
    }

    /** The last step whose gradient was finite. */
    public long lastGoodStep() {
        return step - skipped;
    }

    /** Optimizer steps done when the run gave up. */
    public long step() {
        return step;
    }
}
