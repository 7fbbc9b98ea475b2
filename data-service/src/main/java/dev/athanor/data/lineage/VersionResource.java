package dev.athanor.data.lineage;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code GET /api/datasets/{name}/versions/{version}}. */
@Path("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "datasets")
public class VersionResource {

    private final VersionReports reports;

    VersionResource(VersionReports reports) {
        this.reports = reports;
    }

    /** Where a version comes from, what changed with it, what depends on it; the version may be {@code latest}. */
    @GET
    @Path("/{name}/versions/{version}")
    @Operation(summary = "Shows a version's recipe, what changed against the one before, and what depends on it")
    public VersionReport report(@RestPath String name, @RestPath String version) {
        return reports.report(name, version);
    }

    /** What a version has otherwise than another. */
    @GET
    @Path("/{name}/versions/{version}/changes")
    @Operation(summary = "Shows what a version has otherwise than another")
    public List<VersionChange> changes(@RestPath String name, @RestPath String version, @RestQuery String since) {
        return reports.changes(name, version, since);
    }
}
