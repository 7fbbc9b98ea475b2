package dev.athanor.data.preview;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/datasets/{name}/{version}/preview}. */
@Path("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "datasets")
public class PreviewResource {

    private final DatasetPreviews previews;

    PreviewResource(DatasetPreviews previews) {
        this.previews = previews;
    }

    /** Tokens with their text, or samples, of one part or of both; the version may be {@code latest}. */
    @GET
    @Path("/{name}/{version}/preview")
    @Operation(summary = "Shows tokens of a version with their text, or samples with their label or target")
    public Preview preview(
            @RestPath String name,
            @RestPath String version,
            @RestQuery @Nullable String split,
            @RestQuery @DefaultValue("0") long offset,
            @RestQuery @DefaultValue("256") int tokens,
            @RestQuery @DefaultValue("5") int samples,
            @RestQuery @DefaultValue("false") boolean pieces) {
        return previews.preview(name, version, Stretch.of(split, offset, tokens, samples, pieces));
    }
}
