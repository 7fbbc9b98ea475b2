package dev.athanor.exchange.store;

/** An object is no longer the one that was meant. */
public final class ObjectChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ObjectChangedException(String bucket, String key) {
        super("The object " + key + " in the bucket " + bucket + " was written anew.");
    }
}
