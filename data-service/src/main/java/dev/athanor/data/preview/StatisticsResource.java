package dev.athanor.data.preview;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code GET /api/datasets/{name}/{version}/statistics}. */
@Path("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "datasets")
public class StatisticsResource {

    private final DatasetPreviews previews;

    StatisticsResource(DatasetPreviews previews) {
        this.previews = previews;
    }

    /** Sizes, frequencies, labels, and what was left out; the version may be {@code latest}. */
    @GET
    @Path("/{name}/{version}/statistics")
    @Operation(summary = "Shows sizes, frequencies and labels of a version, and what was left out of it")
    public String statistics(@RestPath String name, @RestPath String version) {
        return previews.statistics(name, version);
    }
}
