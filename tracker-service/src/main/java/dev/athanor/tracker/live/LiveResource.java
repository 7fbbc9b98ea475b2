package dev.athanor.tracker.live;

import dev.athanor.tracker.problem.Problems;
import dev.athanor.tracker.run.Runs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Server-sent events. A stream begins with where things stand, so that a watcher who comes again after an outage misses
 * nothing but points, which {@code /metrics} has. A heartbeat tells a quiet stream from a dead one.
 */
@Path("/api/runs")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Tag(name = "live")
public class LiveResource {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Broadcast broadcast;
    private final Runs runs;

    public LiveResource(Broadcast broadcast, Runs runs) {
        this.broadcast = broadcast;
        this.runs = runs;
    }

    @GET
    @Path("/{id}/events")
    @Blocking
    @Operation(summary = "A run while it happens: state, progress, metrics and heartbeat", operationId = "watchRun")
    public Multi<OutboundSseEvent> run(@RestPath String id, @Context Sse sse) {
        var live = broadcast.events().filter(event -> event.run().equals(id));
        var known = QuarkusTransaction.requiringNew()
                .call(() -> runs.find(id).map(LiveEvents::of).orElseThrow(() -> Problems.noSuchRun(id)));
        return stream(known, live, sse);
    }

    @GET
    @Path("/events")
    @Operation(summary = "All runs while they happen: state, progress and heartbeat", operationId = "watchRuns")
    public Multi<OutboundSseEvent> all(@Context Sse sse) {
        return stream(List.of(), broadcast.events().filter(event -> !(event instanceof LiveEvent.Metrics)), sse);
    }

    private static Multi<OutboundSseEvent> stream(List<LiveEvent> known, Multi<LiveEvent> live, Sse sse) {
        var newest = new NewestAttempt();
        var events = Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().iterable(known), live)
                .filter(newest)
                .map(event -> sse.newEventBuilder()
                        .name(event.name())
                        .data(LiveEvents.json(event))
                        .build());
        var heartbeats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(beat -> sse.newEventBuilder().name("heartbeat").data("").build());
        return Multi.createBy().merging().streams(events, heartbeats);
    }
}
