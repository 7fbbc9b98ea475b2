package dev.athanor.tracker.metric;

import dev.athanor.tracker.problem.Problems;
import dev.athanor.tracker.run.Run;
import dev.athanor.tracker.run.Runs;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Curves for charts. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics")
@Blocking
public class SeriesResource {

    /** Curves of a run. */
    public record Curves(String run, List<Series> series) {}

    private static final int FEWEST = 4;

    private final Runs runs;
    private final MetricReader metrics;

    public SeriesResource(Runs runs, MetricReader metrics) {
        this.runs = runs;
        this.metrics = metrics;
    }

    @GET
    @Path("/{id}/metrics")
    @Transactional
    @Operation(summary = "A run's curves", operationId = "getMetrics")
    public Curves metrics(
            @RestPath String id,
            @RestQuery @Parameter(description = "names, separated by commas; all if left out") @Nullable String names,
            @RestQuery
                    @DefaultValue("500")
                    @Parameter(
                            description =
                                    "at most so many points of each, 4 or more: extremes, first and last stay; 0 gives all")
                    int points,
            @RestQuery @DefaultValue("0") @Parameter(description = "first step") long from,
            @RestQuery @DefaultValue("9223372036854775807") @Parameter(description = "last step") long to) {
        if (points != 0 && points < FEWEST) {
            throw Problems.malformed("points is %d; allowed are 0 for all, or %d and more.".formatted(points, FEWEST));
        }
        var run = runs.find(id).orElseThrow(() -> Problems.noSuchRun(id));
        return new Curves(
                id,
                names(run, names).stream()
                        .map(name -> series(name, metrics.points(run, name, from, to), points))
                        .toList());
    }

    private List<String> names(Run run, @Nullable String names) {
        return names == null || names.isBlank()
                ? metrics.names(run)
                : Arrays.stream(names.split(",")).map(String::strip).distinct().toList();
    }

    private static Series series(String name, List<Point> all, int points) {
        return Series.of(name, all.size(), points == 0 ? all : Downsampling.of(all, points));
    }
}
