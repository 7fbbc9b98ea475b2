package dev.athanor.contracts.event;

/** The names of the points that trainers record. */
public final class MetricNames {
    /** Mean cross-entropy of a step's batch, nats per token. */
    public static final String TRAIN_LOSS = "train/loss";

    /** Mean cross-entropy over the evaluation batches, nats per token. */
    public static final String VALIDATION_LOSS = "validation/loss";

    /** The optimizer's learning rate. */
    public static final String LEARNING_RATE = "train/learning_rate";

    /** Global norm of the gradient before clipping. */
    public static final String GRADIENT_NORM = "train/gradient_norm";

    /** Training throughput. */
    public static final String TOKENS_PER_SECOND = "train/tokens_per_second";

    /** Share of a step's time that is spent outside the native call, from 0 to 1. */
    public static final String HOST_SHARE = "train/host_share";

    private MetricNames() {}
}
