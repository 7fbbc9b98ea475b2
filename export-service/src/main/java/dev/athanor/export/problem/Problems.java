package dev.athanor.export.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * Everything that the exports' API refuses, in one table.
 *
 * <table>
 * <caption>Problems</caption>
 * <tr><th>status</th><th>title</th><th>when</th></tr>
 * <tr><td>400</td><td>Malformed request</td><td>the body cannot be read</td></tr>
 * <tr><td>404</td><td>Not found</td><td>the run, the checkpoint, the export or the import is not there</td></tr>
 * <tr><td>422</td><td>The export cannot be</td><td>a format is not known, a name is none</td></tr>
 * <tr><td>422</td><td>The import cannot be</td><td>the files are no model that is computed here, or the name is none</td></tr>
 * <tr><td>503</td><td>Not available</td><td>the event log or the object store does not answer; nothing was changed</td></tr>
 * </table>
 */
public final class Problems {

    private Problems() {}

    /** What was sent cannot be read. */
    public static HttpProblem malformed(String detail) {
        return problem(400, "Malformed request", detail).build();
    }

    /** Nobody asked for that export. */
    public static HttpProblem noSuchExport(String export) {
        return notFound("There is no export '%s'; GET /api/exports lists those that there are.".formatted(export));
    }

    /** Nobody imported that model. */
    public static HttpProblem noSuchImport(String name, String version) {
        return notFound("There is no imported model '%s' with version '%s'; POST /api/imports brings one."
                .formatted(name, version));
    }

    static HttpProblem unfit(String detail) {
        return problem(422, "The import cannot be", detail).build();
    }

    static HttpProblem notFound(String detail) {
        return problem(404, "Not found", detail).build();
    }

    static HttpProblem impossible(String detail) {
        return problem(422, "The export cannot be", detail).build();
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
