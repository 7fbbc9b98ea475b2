package dev.athanor.contracts.address;

/**
 * A file that was sent along with a request, kept as long as a version needs it to be made again. Equal files are one
 * object.
 *
 * @param sha256 of its bytes
 */
public record SourceAddress(String sha256) {

    private static final String FOLDER = "sources/";

    public SourceAddress {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("'%s' is no SHA-256 in lower-case hexadecimal digits".formatted(sha256));
        }
    }

    /** The object. */
    public String key() {
        return FOLDER + sha256;
    }

    /** Whether a key is one of these. */
    public static boolean isKept(String key) {
        return key.startsWith(FOLDER);
    }
}
