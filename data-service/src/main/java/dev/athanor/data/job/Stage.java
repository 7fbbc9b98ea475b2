package dev.athanor.data.job;

/** The steps of a job, each with the share of the whole that it usually takes. */
enum Stage {
    FETCH("fetch", 0.0, 0.2),
    CLEAN("clean", 0.2, 0.27),
    SURVEY("survey", 0.27, 0.3),
    TRAIN_TOKENIZER("train-tokenizer", 0.3, 0.6),
    TOKENIZE("tokenize", 0.6, 0.85),
    MEASURE("measure", 0.85, 0.9),
    STORE("store", 0.9, 1.0);

    private final String label;
    private final double from;
    private final double to;

    Stage(String label, double from, double to) {
        this.label = label;
        this.from = from;
        this.to = to;
    }

    String label() {
        return label;
    }

    /** The share of the whole job that is done when {@code share} of this stage is. */
    double ofWhole(double share) {
        return from + (to - from) * Math.clamp(share, 0.0, 1.0);
    }
}
