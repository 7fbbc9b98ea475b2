package dev.athanor.tracker.run;

import static dev.athanor.tracker.problem.Problems.malformed;

import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lists of runs. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
@Blocking
public class RunResource {

    private static final int MOST = 500;

    private final Runs runs;

    public RunResource(Runs runs) {
        this.runs = runs;
    }

    @GET
    @Transactional
    @Operation(summary = "Lists runs", operationId = "listRuns")
    public RunList list(
            @RestQuery @Parameter(description = "only these states, separated by commas") @Nullable String state,
            @RestQuery @Parameter(description = "only this dataset: name or name@version") @Nullable String dataset,
            @RestQuery @Parameter(description = "only runs whose name or id holds this text") @Nullable String name,
            @RestQuery
                    @DefaultValue("-requested")
                    @Parameter(
                            description =
                                    "requested, name, loss, validationLoss or tokensPerSecond; with - before it the greatest first")
                    String sort,
            @RestQuery @DefaultValue("100") @Parameter(description = "from 1 to 500") int limit,
            @RestQuery @Parameter(description = "the member next of the page before") @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw malformed("limit is %d; allowed is 1 to %d.".formatted(limit, MOST));
        }
        var order = RunOrder.parse(sort)
                .orElseThrow(() -> malformed("sort is '%s'; allowed are %s, with or without a - before it."
                        .formatted(sort, RunOrder.allowed())));
        return RunList.of(page(new RunFilter(states(state), dataset, name), order, limit, cursor));
    }

    private RunPage page(RunFilter filter, RunOrder order, int limit, @Nullable String cursor) {
        try {
            return runs.list(filter, order, limit, Optional.ofNullable(cursor).map(Cursor::parse));
        } catch (IllegalArgumentException e) {
            throw malformed(
                    "cursor is no place in this list: give the member next of the page before, and the same sort.");
        }
    }

    private static Set<RunState> states(@Nullable String text) {
        var states = EnumSet.noneOf(RunState.class);
        if (text != null && !text.isBlank()) {
            Arrays.stream(text.split(",")).map(RunResource::state).forEach(states::add);
        }
        return states;
    }

    private static RunState state(String name) {
        return Arrays.stream(RunState.values())
                .filter(state -> state.name().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> malformed(
                        "state is '%s'; allowed are %s, separated by commas.".formatted(name, RunState.allowed())));
    }
}
