package dev.athanor.data.problem;

import dev.athanor.data.catalogue.Dependents;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something is to be removed that others depend on. */
public final class DatasetInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Dependents dependents;

    public DatasetInUseException(String dataset, Dependents dependents) {
        super(
                "'%s' is depended upon, by %s: remove those first, or say force=true (on the command line --yes) to remove it all the same."
                        .formatted(dataset, named(dependents)));
        this.dependents = dependents;
    }

    private static String named(Dependents dependents) {
        var datasets = dependents.datasets().stream().map(version -> "the dataset " + version);
        var runs = dependents.runs().stream().map(run -> "the run " + run);
        return Stream.concat(datasets, runs).collect(Collectors.joining(", "));
    }

    /** What depends on it. */
    public Dependents dependents() {
        return dependents;
    }
}
