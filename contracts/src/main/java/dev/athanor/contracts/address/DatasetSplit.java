package dev.athanor.contracts.address;

import java.util.regex.Pattern;

/** The two parts of a dataset version, and the names of their files. Files with one number belong together. */
public enum DatasetSplit {
    /** To train on. */
    TRAIN("train", "train"),
    /** Held out. */
    VALIDATION("validation", "val");

    /** Tokens of a block of a text, whose difficulty stands in one row. */
    public static final int DIFFICULTY_BLOCK = 64;

    private final String word;
    private final String prefix;
    private final Pattern tokens;

    DatasetSplit(String word, String prefix) {
        this.word = word;
        this.prefix = prefix;
        this.tokens = Pattern.compile(prefix + "-\\d{5}\\.bin");
    }

    /** As JSON and people say it. */
    public String word() {
        return word;
    }

    /** Tokens of all sequences one behind the other: little-endian {@code uint16} or {@code uint32}, without a header. */
    public String tokens(int shard) {
        return name(shard, "");
    }

    /**
     * Where sequences end: for each, in their order, the position in this shard's tokens behind its last token, as
     * little-endian {@code uint64}. Pairs have two sequences per sample, the source and then the target.
     */
    public String ends(int shard) {
        return name(shard, ".ends");
    }

    /** For each sample its label's number, as little-endian {@code uint32}. */
    public String labels(int shard) {
        return name(shard, ".labels");
    }

    /**
     * How difficult the text is, for curricula: for each block of 64 tokens of this shard, the last of which may be shorter, or
     * for each of its samples, four little-endian {@code float32}: words that begin there, sentences that end there, the sum of
     * how rare the words are in nats, and words that are grammatical markers.
     */
    public String difficulty(int shard) {
        return name(shard, ".difficulty");
    }

    /** Whether a version's object of this name holds tokens of this part. */
    public boolean hasTokens(String objectName) {
        return tokens.matcher(objectName).matches();
    }

    private String name(int shard, String kind) {
        return "%s-%05d%s.bin".formatted(prefix, shard, kind);
    }
}
