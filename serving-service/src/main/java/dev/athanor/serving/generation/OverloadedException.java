package dev.athanor.serving.generation;

/** More sequences wait than the engine lets wait. */
public final class OverloadedException extends Exception {

    private static final long serialVersionUID = 1L;

    public OverloadedException(int waiting) {
        super("%d sequences wait already".formatted(waiting));
    }
}
