package dev.athanor.tracker.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.config.InvalidConfigurationException;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.tracker.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes runs in. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
@Blocking
public class SubmissionResource {

    /** The body as JSON. */
    public record RunRequest(
            @Schema(description = "the keys of a run's YAML file")
            Object configuration) {}

    /** The answer. */
    public record Accepted(String id) {}

    private final RunSubmission submission;
    private final EventPublisher log;
    private final Arrival arrival;

    public SubmissionResource(RunSubmission submission, EventPublisher log, Arrival arrival) {
        this.submission = submission;
        this.log = log;
        this.arrival = arrival;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Asks for a run", operationId = "requestRun")
    @APIResponse(
            responseCode = "202",
            description = "The log has the request.",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    public Response json(
            @RequestBody(content = @Content(schema = @Schema(implementation = RunRequest.class))) String body) {
        try {
            var request = JsonFormat.mapper().readTree(body);
            if (request.path("configuration") instanceof ObjectNode tree) {
                return request(tree);
            }
        } catch (JsonProcessingException e) {
            throw Problems.malformed("The body is no JSON: %s.".formatted(e.getOriginalMessage()));
        }
        throw Problems.malformed("The body has no object 'configuration'; allowed is {\"configuration\": {...}}.");
    }

    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml"})
    @Operation(summary = "Asks for a run with a YAML file as it is", operationId = "requestRunAsYaml")
    @APIResponse(
            responseCode = "202",
            description = "The log has the request.",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    public Response yaml(String body) {
        ObjectNode tree;
        try {
            tree = RunConfigurations.parse(body);
        } catch (InvalidConfigurationException e) {
            throw Problems.malformed("The body cannot be read: %s.".formatted(e.getMessage()));
        }
        return request(tree);
    }

    private Response request(ObjectNode tree) {
        var requested = prepare(tree);
        log.publishAndWait(requested);
        arrival.of(requested.run());
        return Response.accepted(new Accepted(requested.run()))
                .location(URI.create("/api/runs/" + requested.run()))
                .build();
    }

    private TrainingJobEvent.Requested prepare(ObjectNode tree) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> submission.prepare(tree));
        } catch (InvalidConfigurationException e) {
            throw Problems.invalid(e.violations());
        }
    }
}
