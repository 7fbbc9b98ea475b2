package dev.athanor.exchange.store;

/** There is no such object. */
public final class NoSuchObjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchObjectException(String bucket, String key) {
        super("There is no object " + key + " in the bucket " + bucket + ".");
    }
}
