package dev.athanor.deploy.local.platform;

/** The platform cannot be as wanted; the message says why and what to do. */
public final class PlatformException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PlatformException(String message) {
        super(message);
    }

    public PlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
