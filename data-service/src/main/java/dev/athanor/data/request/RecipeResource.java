package dev.athanor.data.request;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code POST /api/datasets/{name}/versions/{version}/rebuild}, and {@code DELETE}. */
@Path("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "datasets")
public class RecipeResource {

    private final RecipeRequests requests;
    private final AcceptedResponses accepted;

    RecipeResource(RecipeRequests requests, AcceptedResponses accepted) {
        this.requests = requests;
        this.accepted = accepted;
    }

    /** The version again: the same one, unless its source has changed. */
    @POST
    @Path("/{name}/versions/{version}/rebuild")
    @Operation(summary = "Makes a version again by its recipe; the version may be latest")
    @APIResponse(responseCode = "202", description = "The job is queued; Location says where to follow it")
    public Response rebuild(@RestPath String name, @RestPath String version) throws InterruptedException {
        return accepted.of(name, requests.rebuild(name, version).job());
    }

    /** All versions. */
    @DELETE
    @Path("/{name}")
    @Operation(summary = "Removes a dataset with all its versions")
    @APIResponse(responseCode = "409", description = "Other datasets or runs depend on it, and force is not said")
    public Response delete(@RestPath String name, @RestQuery @DefaultValue("false") boolean force)
            throws InterruptedException {
        return accepted.of(name, requests.delete(name, null, force).job());
    }

    /** One version. */
    @DELETE
    @Path("/{name}/versions/{version}")
    @Operation(summary = "Removes a version; the version may be latest")
    @APIResponse(responseCode = "409", description = "Other datasets or runs depend on it, and force is not said")
    public Response delete(
            @RestPath String name, @RestPath String version, @RestQuery @DefaultValue("false") boolean force)
            throws InterruptedException {
        return accepted.of(name, requests.delete(name, version, force).job());
    }
}
