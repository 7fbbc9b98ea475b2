package dev.athanor.data.problem;

import dev.athanor.data.catalogue.Dependents;

/** Something is to be removed that others depend on. */
public final class DatasetInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Dependents dependents;

    public DatasetInUseException(String dataset, Dependents dependents) {
        super("'%s' is depended upon, by the datasets %s and the runs %s: say force to remove it all the same."
                .formatted(dataset, dependents.datasets(), dependents.runs()));
        this.dependents = dependents;
    }

    /** What depends on it. */
    public Dependents dependents() {
        return dependents;
    }
}
