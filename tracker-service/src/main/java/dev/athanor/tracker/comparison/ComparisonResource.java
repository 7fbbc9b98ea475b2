package dev.athanor.tracker.comparison;

import dev.athanor.tracker.problem.Problems;
import dev.athanor.tracker.run.Runs;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Compares runs. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
@Blocking
public class ComparisonResource {

    private static final int MOST = 20;

    private final Runs runs;
    private final Comparisons comparisons;

    public ComparisonResource(Runs runs, Comparisons comparisons) {
        this.runs = runs;
        this.comparisons = comparisons;
    }

    @GET
    @Path("/compare")
    @Transactional
    @Operation(summary = "What differs between runs, and what they reached", operationId = "compareRuns")
    public Comparison compare(
            @RestQuery @Parameter(description = "2 to 20 ids, separated by commas") @Nullable String ids) {
        var wanted = ids(ids);
        if (wanted.size() < 2 || wanted.size() > MOST) {
            throw Problems.malformed("ids names %d runs; allowed are 2 to %d different ones, separated by commas."
                    .formatted(wanted.size(), MOST));
        }
        return comparisons.of(wanted.stream()
                .map(id -> runs.find(id).orElseThrow(() -> Problems.noSuchRun(id)))
                .toList());
    }

    private static List<String> ids(@Nullable String ids) {
        return ids == null
                ? List.of()
                : Arrays.stream(ids.split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList();
    }
}
