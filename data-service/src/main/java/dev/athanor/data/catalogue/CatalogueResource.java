package dev.athanor.data.catalogue;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What there is. */
@Path("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "datasets")
public class CatalogueResource {

    private final DatasetCatalogue catalogue;

    CatalogueResource(DatasetCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** All datasets. */
    @GET
    @Operation(summary = "Lists the datasets")
    public List<DatasetSummary> list() {
        return catalogue.list();
    }

    /** One dataset with its versions and newest jobs. */
    @GET
    @Path("/{name}")
    @Operation(summary = "Shows a dataset with its versions and newest jobs")
    public DatasetView find(@RestPath String name) {
        return catalogue
                .find(name)
                .orElseThrow(() -> new DatasetException(
                        DatasetProblem.UNKNOWN_DATASET,
                        "There is no dataset '%s': GET /api/datasets lists those there are.".formatted(name)));
    }

    /** Where a job stands. */
    @GET
    @Path("/{name}/jobs/{job}")
    @Operation(summary = "Shows where a job stands")
    public JobView findJob(@RestPath String name, @RestPath String job) {
        return catalogue
                .findJob(name, job)
                .orElseThrow(() -> new DatasetException(
                        DatasetProblem.UNKNOWN_JOB,
                        "The dataset '%s' has no job '%s': GET /api/datasets/%s lists its newest."
                                .formatted(name, job, name)));
    }
}
