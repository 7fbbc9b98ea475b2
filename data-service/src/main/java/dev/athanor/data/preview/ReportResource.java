package dev.athanor.data.preview;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code GET /api/datasets/{name}/versions/{version}/report}. */
@Path("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "datasets")
public class ReportResource {

    private final DatasetPreviews previews;

    ReportResource(DatasetPreviews previews) {
        this.previews = previews;
    }

    /** What cleaning did, and what the dataset is like; the version may be {@code latest}. */
    @GET
    @Path("/{name}/versions/{version}/report")
    @Operation(
            summary =
                    "Shows what cleaning did to a version, its lengths, its vocabulary, and whether held-out documents leak")
    public String report(@RestPath String name, @RestPath String version) {
        return previews.report(name, version);
    }
}
