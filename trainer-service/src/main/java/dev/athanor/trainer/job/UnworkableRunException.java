package dev.athanor.trainer.job;

import dev.athanor.contracts.event.Failure;

/** A run that no attempt can do: trying again would meet the same. */
final class UnworkableRunException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    UnworkableRunException(String code, String message) {
        super(message);
        this.failure = new Failure(code, message);
    }

    Failure failure() {
        return failure;
    }
}
