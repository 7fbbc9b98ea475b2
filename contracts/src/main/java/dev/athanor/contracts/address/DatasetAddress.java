package dev.athanor.contracts.address;

import dev.athanor.contracts.name.Names;

/**
 * Objects of one dataset version.
 *
 * @param name of the dataset
 * @param version its content hash
 */
public record DatasetAddress(String name, String version) {

    /** File name of the tokenizer, in the format of Hugging Face's {@code tokenizers}. */
    public static final String TOKENIZER = "tokenizer.json";

    /** File name of the chat template, beside the tokenizer as Hugging Face's library finds it. */
    public static final String TOKENIZER_CONFIGURATION = "tokenizer_config.json";

    /** File name of lengths and frequencies. */
    public static final String STATISTICS = "stats.json";

    /** File name of what cleaning did and what the dataset is like. */
    public static final String REPORT = "report.json";

    public DatasetAddress {
        Names.require("dataset's name", name);
        Names.require("dataset's version", version);
    }

    /** The folder of the version, without a slash at its end. */
    public String prefix() {
        return "datasets/" + name + "/" + version;
    }

    /** Written last; names every object of the version. Its attributes are a {@link DatasetDescription}. */
    public String manifest() {
        return prefix() + "/" + Manifest.FILE_NAME;
    }

    /** The tokenizer. */
    public String tokenizer() {
        return prefix() + "/" + TOKENIZER;
    }

    /** A file of training tokens, little-endian, without a header. */
    public String trainTokens(int shard) {
        return tokens(DatasetSplit.TRAIN, shard);
    }

    /** A file of held-out tokens. */
    public String validationTokens(int shard) {
        return tokens(DatasetSplit.VALIDATION, shard);
    }

    /** A file of tokens. */
    public String tokens(DatasetSplit split, int shard) {
        return prefix() + "/" + split.tokens(shard);
    }

    /** Where the sequences of that file end; only where there are samples. */
    public String ends(DatasetSplit split, int shard) {
        return prefix() + "/" + split.ends(shard);
    }

    /** The labels of its samples; only where they have some. */
    public String labels(DatasetSplit split, int shard) {
        return prefix() + "/" + split.labels(shard);
    }

    /** Lengths and frequencies, for people. */
    public String statistics() {
        return prefix() + "/" + STATISTICS;
    }

    /** What cleaning did, and what the dataset is like. */
    public String report() {
        return prefix() + "/" + REPORT;
    }

    /** The folder of the attempts at writing this version; gone once it is written. */
    public String attempts() {
        return prefix() + "/attempts";
    }
}
