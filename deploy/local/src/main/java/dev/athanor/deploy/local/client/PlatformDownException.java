package dev.athanor.deploy.local.client;

/** Nobody answers, or not as a platform would. */
public final class PlatformDownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PlatformDownException(String message) {
        super(message);
    }
}
