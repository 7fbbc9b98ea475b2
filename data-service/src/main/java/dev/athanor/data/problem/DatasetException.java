package dev.athanor.data.problem;

import dev.athanor.contracts.config.Violation;
import dev.athanor.contracts.event.Failure;
import java.util.List;

/** Something that whoever asked can mend. The message is a sentence that says how. */
public final class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DatasetProblem problem;
    private final transient List<Violation> violations;

    /** One thing is wrong. */
    public DatasetException(DatasetProblem problem, String message) {
        super(message);
        this.problem = problem;
        this.violations = List.of();
    }

    /** Parts of the request are wrong. */
    public DatasetException(List<Violation> violations) {
        super(String.join("; ", violations.stream().map(Violation::toString).toList()) + ".");
        this.problem = DatasetProblem.INVALID_REQUEST;
        this.violations = List.copyOf(violations);
    }

    /** The same, of one file of several. */
    public DatasetException in(String file) {
        return new DatasetException(problem, "In %s: %s".formatted(file, getMessage()));
    }

    /** Which kind. */
    public DatasetProblem problem() {
        return problem;
    }

    /** Parts of the request that are wrong; empty where that is not the matter. */
    public List<Violation> violations() {
        return violations;
    }

    /** As an event says it. */
    public Failure failure() {
        return new Failure(problem.code(), getMessage());
    }
}
