package dev.athanor.contracts.event;

/** The names of the points that trainers record. */
public final class MetricNames {
    /** Mean cross-entropy of a step's batch, nats per token. */
    public static final String TRAIN_LOSS = "train/loss";

    /** {@link #TRAIN_LOSS} as an exponential moving average, begun anew with each attempt. */
    public static final String SMOOTHED_LOSS = "train/smoothed_loss";

    /** The exponential of the smoothed loss, at most e to the 20th. */
    public static final String TRAIN_PERPLEXITY = "train/perplexity";

    /** Mean cross-entropy over the evaluation batches, nats per token. */
    public static final String VALIDATION_LOSS = "validation/loss";

    /** The exponential of the validation loss, at most e to the 20th. */
    public static final String VALIDATION_PERPLEXITY = "validation/perplexity";

    /** Share of the evaluated places whose label, the next token for most models, has the greatest score, from 0 to 1. */
    public static final String VALIDATION_ACCURACY = "validation/accuracy";

    /** Mean over a classifier's labels of the harmonic mean of precision and recall, from 0 to 1. */
    public static final String VALIDATION_F1 = "validation/f1";

    /** Corpus BLEU of the answers that the model wrote, from 0 to 100. */
    public static final String VALIDATION_BLEU = "validation/bleu";

    /** ROUGE-1 of the answers that the model wrote, from 0 to 1. */
    public static final String VALIDATION_ROUGE_1 = "validation/rouge1";

    /** ROUGE-2 of the answers that the model wrote, from 0 to 1. */
    public static final String VALIDATION_ROUGE_2 = "validation/rouge2";

    /** ROUGE-L of the answers that the model wrote, from 0 to 1. */
    public static final String VALIDATION_ROUGE_L = "validation/rougeL";

    /** The optimizer's learning rate. */
    public static final String LEARNING_RATE = "train/learning_rate";

    /** Global norm of the gradient before clipping. */
    public static final String GRADIENT_NORM = "train/gradient_norm";

    /** Norm of what a step changed the trained weights by, as a share of the norm that they had. */
    public static final String UPDATE_RATIO = "train/update_ratio";

    /** The same of one layer, whose name follows, such as {@code transformer.h.0}. */
    public static final String LAYER_UPDATE_RATIO = "layers/update_ratio/";

    /** Norm of the gradient of one layer, whose name follows, before clipping. */
    public static final String LAYER_GRADIENT_NORM = "layers/gradient_norm/";

    /** Training throughput. */
    public static final String TOKENS_PER_SECOND = "train/tokens_per_second";

    /** Share of a step's time that is spent outside the native call, from 0 to 1. */
    public static final String HOST_SHARE = "train/host_share";

    /** The model's floating-point operations per second, as a share of the peak that matrix products reach there. */
    public static final String FLOPS_UTILIZATION = "train/flops_utilization";

    /** Half of the newest steps took less time than this, in seconds. */
    public static final String STEP_SECONDS_P50 = "train/step_seconds_p50";

    /** Of twenty of the newest steps one took longer than this, in seconds. */
    public static final String STEP_SECONDS_P95 = "train/step_seconds_p95";

    /** Of a hundred of the newest steps one took longer than this, in seconds. */
    public static final String STEP_SECONDS_P99 = "train/step_seconds_p99";

    /** Share of the windows that a curriculum allows, from 0 to 1. */
    public static final String CURRICULUM_SHARE = "curriculum/share";

    /** Resident memory of the trainer's process: heap, libtorch's tensors and all else. */
    public static final String PROCESS_MEMORY = "system/process_memory_bytes";

    /** Memory in use on the JVM's heap. */
    public static final String HEAP_MEMORY = "system/heap_memory_bytes";

    /** Memory in use on the GPUs, where there are some. */
    public static final String DEVICE_MEMORY = "system/device_memory_bytes";

    /** Share of the time in which the GPUs computed, from 0 to 1, where there are some. */
    public static final String DEVICE_UTILIZATION = "system/device_utilization";

    private MetricNames() {}
}
