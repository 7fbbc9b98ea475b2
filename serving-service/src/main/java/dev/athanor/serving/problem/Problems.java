package dev.athanor.serving.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * Everything that the deployments' API refuses, in one table.
 *
 * <table>
 * <caption>Problems</caption>
 * <tr><th>status</th><th>title</th><th>when</th></tr>
 * <tr><td>400</td><td>Malformed request</td><td>the body cannot be read</td></tr>
 * <tr><td>404</td><td>No such endpoint</td><td>nothing is deployed under that name</td></tr>
 * <tr><td>422</td><td>The deployment cannot be</td><td>a name is none, shares do not add up, an export is not there</td></tr>
 * <tr><td>503</td><td>Not available</td><td>the event log or the object store does not answer; nothing was changed</td></tr>
 * </table>
 */
public final class Problems {

    private Problems() {}

    /** What was sent cannot be read. */
    public static HttpProblem malformed(String detail) {
        return problem(400, "Malformed request", detail).build();
    }

    /** Nothing is deployed under that name. */
    public static HttpProblem noSuchEndpoint(String name) {
        return problem(
                        404,
                        "No such endpoint",
                        "There is no endpoint '%s'; GET /api/deployments lists those that there are.".formatted(name))
                .build();
    }

    /** The deployment cannot be. */
    public static HttpProblem impossible(String detail) {
        return problem(422, "The deployment cannot be", detail).build();
    }

    static HttpProblem unavailable(String detail) {
        return problem(503, "Not available", detail)
                .withHeader("Retry-After", 5)
                .build();
    }

    private static HttpProblem.Builder problem(int status, String title, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail);
    }
}
