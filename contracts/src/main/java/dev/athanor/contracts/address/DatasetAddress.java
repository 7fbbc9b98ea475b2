package dev.athanor.contracts.address;

/**
 * Objects of one dataset version.
 *
 * @param name of the dataset
 * @param version its content hash
 */
public record DatasetAddress(String name, String version) {

    /** File name of the tokenizer, in the format of Hugging Face's {@code tokenizers}. */
    public static final String TOKENIZER = "tokenizer.json";

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
        return prefix() + "/train-%05d.bin".formatted(shard);
    }

    /** A file of held-out tokens. */
    public String validationTokens(int shard) {
        return prefix() + "/val-%05d.bin".formatted(shard);
    }

    /** Lengths and frequencies, for people. */
    public String statistics() {
        return prefix() + "/stats.json";
    }

    /** The folder of the attempts at writing this version; gone once it is written. */
    public String attempts() {
        return prefix() + "/attempts";
    }
}
