package dev.athanor.exchange.store;

/** There is no such object, or not even its bucket. */
public final class NoSuchObjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchObjectException(String bucket, String key) {
        super("There is no object " + key + " in the bucket " + bucket + ".");
    }

    /** The bucket itself is missing. */
    public NoSuchObjectException(String bucket) {
        super("There is no bucket " + bucket + ".");
    }
}
