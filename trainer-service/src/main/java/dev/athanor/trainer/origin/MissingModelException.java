package dev.athanor.trainer.origin;

/** A run starts from a model that the store does not have. */
public final class MissingModelException extends Exception {

    private static final long serialVersionUID = 1L;

    MissingModelException(String address) {
        super("There is no model %s: import it (./athanor import FOLDER --name NAME), or name another in model.from."
                .formatted(address));
    }
}
