package dev.athanor.tracker.detail;

import dev.athanor.tracker.problem.Problems;
import dev.athanor.tracker.run.Runs;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** One run with everything around it. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
@Blocking
public class RunDetailResource {

    private final Runs runs;
    private final RunDetails details;

    public RunDetailResource(Runs runs, RunDetails details) {
        this.runs = runs;
        this.details = details;
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "All that is known of a run", operationId = "getRun")
    public RunDetail get(@RestPath String id) {
        return runs.find(id).map(details::of).orElseThrow(() -> Problems.noSuchRun(id));
    }
}
