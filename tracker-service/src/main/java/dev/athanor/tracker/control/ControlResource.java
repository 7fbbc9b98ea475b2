package dev.athanor.tracker.control;

import dev.athanor.contracts.event.RunControl;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.tracker.problem.Problems;
import dev.athanor.tracker.run.Run;
import dev.athanor.tracker.run.Runs;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Sends signals to whoever works on a run. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "signals")
@Blocking
public class ControlResource {

    /** Which run was signalled. */
    public record Signalled(String id) {}

    private final Runs runs;
    private final EventPublisher log;

    public ControlResource(Runs runs, EventPublisher log) {
        this.runs = runs;
        this.log = log;
    }

    @POST
    @Path("/{id}/stop")
    @Operation(summary = "Ends a run after the step in progress, with a checkpoint", operationId = "stopRun")
    @APIResponse(responseCode = "202", description = "The log has the signal.")
    public Response stop(@RestPath String id, @RestQuery @DefaultValue("stopped by request") String reason) {
        return signal(id, run -> new RunControl.Stop(run.id, reason));
    }

    @POST
    @Path("/{id}/save")
    @Operation(summary = "Saves a checkpoint after the step in progress", operationId = "saveRun")
    @APIResponse(responseCode = "202", description = "The log has the signal.")
    public Response save(@RestPath String id) {
        return signal(id, run -> new RunControl.Save(run.id));
    }

    private Response signal(String id, Function<Run, RunControl> signal) {
        var run = runs.find(id).orElseThrow(() -> Problems.noSuchRun(id));
        if (run.state.hasEnded()) {
            throw Problems.runHasEnded(id, run.state.name());
        }
        log.publishAndWait(signal.apply(run));
        return Response.accepted(new Signalled(id))
                .location(URI.create("/api/runs/" + id))
                .build();
    }
}
