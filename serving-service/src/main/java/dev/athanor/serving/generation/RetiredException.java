package dev.athanor.serving.generation;

/** The engine takes no more requests: another version of the model has taken its place, or the model was withdrawn. */
public final class RetiredException extends Exception {

    private static final long serialVersionUID = 1L;

    public RetiredException() {
        super("the engine takes no more requests");
    }
}
