package dev.athanor.serving.deployment;

import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.contracts.event.DeploymentEvent.Target;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.serving.endpoint.Endpoints;
import dev.athanor.serving.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which models are served under which names. */
@Path("/api/deployments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Deployments")
public class DeploymentResource {

    private final Endpoints endpoints;
    private final EventPublisher publisher;
    private final ArtifactStore store;

    DeploymentResource(Endpoints endpoints, EventPublisher publisher, ArtifactStore store) {
        this.endpoints = endpoints;
        this.publisher = publisher;
        this.store = store;
    }

    /** All endpoints, as this replica has them. */
    @GET
    @Operation(summary = "List endpoints")
    public List<DeploymentView> list() {
        return endpoints.all().stream().map(DeploymentView::of).toList();
    }

    /** One endpoint. */
    @GET
    @Path("{endpoint}")
    @Operation(summary = "Describe an endpoint")
    public DeploymentView get(@PathParam("endpoint") String endpoint) {
        return endpoints.find(endpoint).map(DeploymentView::of).orElseThrow(() -> Problems.noSuchEndpoint(endpoint));
    }

    /** Asks for an endpoint, or for other models behind one. */
    @POST
    @Operation(summary = "Deploy models", description = "Answers as soon as the wish is on the event log.")
    public Response deploy(@Nullable DeploymentRequest request) {
        if (request == null) {
            throw Problems.malformed(
                    "The body is empty; send {\"endpoint\": …, \"targets\": [{\"model\": …, \"version\": …}]}.");
        }
        DeploymentEvent.Desired wish = wish(request);
        wish.targets().forEach(this::requireExport);
        publisher.publishAndWait(wish);
        return Response.accepted(wish)
                .location(URI.create("/api/deployments/" + wish.endpoint()))
                .build();
    }

    private static DeploymentEvent.Desired wish(DeploymentRequest request) {
        try {
            return request.event();
        } catch (IllegalArgumentException e) {
            throw Problems.impossible(e.getMessage() + ".");
        }
    }

    private void requireExport(Target target) {
        if (FolderReader.find(store, target.prefix()).isEmpty()) {
            throw Problems.impossible(
                    "There is no ONNX export of version '%s' of the model '%s'; POST /api/exports makes one."
                            .formatted(target.version(), target.model()));
        }
    }

    /** Asks for an endpoint to be taken away. */
    @DELETE
    @Path("{endpoint}")
    @Operation(summary = "Withdraw an endpoint", description = "Answers as soon as the wish is on the event log.")
    public Response withdraw(@PathParam("endpoint") String endpoint) {
        if (endpoints.find(endpoint).isEmpty()) {
            throw Problems.noSuchEndpoint(endpoint);
        }
        publisher.publishAndWait(new DeploymentEvent.Withdrawn(endpoint));
        return Response.accepted().build();
    }
}
