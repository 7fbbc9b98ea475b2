package dev.athanor.trainer.report;

/**
 * An exponential moving average whose beginning is corrected as Adam's is (<a
 * href="https://arxiv.org/abs/1412.6980">Kingma and Ba, 2015</a>): the first value is the first loss. Losses that are not
 * finite belong to skipped steps and are passed over.
 */
final class SmoothedLoss {

    /** The newest hundred steps or so. */
    private static final double DECAY = 0.98;

    private double sum;
    private double weight;

    void add(double loss) {
        if (Double.isFinite(loss)) {
            sum = DECAY * sum + (1 - DECAY) * loss;
            weight = DECAY * weight + (1 - DECAY);
        }
    }

    /** NaN before the first loss. */
    double value() {
        return sum / weight;
    }
}
