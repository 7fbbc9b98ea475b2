package dev.athanor.tracker.problem;

import dev.athanor.contracts.config.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/**
 * Everything that the tracker refuses, in one table.
 *
 * <table>
 * <caption>Problems</caption>
 * <tr><th>status</th><th>title</th><th>when</th></tr>
 * <tr><td>400</td><td>Malformed request</td><td>a body or a parameter cannot be read</td></tr>
 * <tr><td>404</td><td>No such run</td><td>nobody asked for a run of that id</td></tr>
 * <tr><td>409</td><td>The run has ended</td><td>a signal would reach nobody</td></tr>
 * <tr><td>422</td><td>The configuration cannot be run</td><td>see the member {@code violations}</td></tr>
 * <tr><td>503</td><td>The event log is not available</td><td>nothing was changed</td></tr>
 * </table>
 */
public final class Problems {

    private Problems() {}

    /** What was sent cannot be read; {@code detail} says what is wrong and what is allowed. */
    public static HttpProblem malformed(String detail) {
        return problem(400, "Malformed request", detail).build();
    }

    /** Nobody asked for such a run. */
    public static HttpProblem noSuchRun(String id) {
        return problem(
                        404,
                        "No such run",
                        "There is no run '%s'; GET /api/runs lists those that there are.".formatted(id))
                .build();
    }

    /** The run is over. */
    public static HttpProblem runHasEnded(String id, String state) {
        return problem(
                        409,
                        "The run has ended",
                        "The run '%s' is %s already; only a run that waits or works takes signals."
                                .formatted(id, state))
                .build();
    }

    /** The configuration cannot be run, with everything that is wrong with it. */
    public static HttpProblem invalid(List<Violation> violations) {
        return problem(
                        422,
                        "The configuration cannot be run",
                        violations.size() == 1
                                ? violations.getFirst().toString()
                                : "%d things are wrong with it.".formatted(violations.size()))
                .with("violations", violations)
                .build();
    }

    /** The broker does not answer. */
    static HttpProblem logUnavailable(String detail) {
        return problem(503, "The event log is not available", detail)
                .withHeader("Retry-After", 5)
                .build();
    }

    private static HttpProblem.Builder problem(int status, String title, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail);
    }
}
