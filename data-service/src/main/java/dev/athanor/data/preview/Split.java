package dev.athanor.data.preview;

/** The two parts of a version. */
enum Split {
    TRAIN("train", "train-"),
    VALIDATION("validation", "val-");

    private final String label;
    private final String filePrefix;

    Split(String label, String filePrefix) {
        this.label = label;
        this.filePrefix = filePrefix;
    }

    String label() {
        return label;
    }

    /** Whether an object of a version's manifest holds tokens of this part. */
    boolean has(String name) {
        return name.startsWith(filePrefix) && name.endsWith(".bin");
    }
}
