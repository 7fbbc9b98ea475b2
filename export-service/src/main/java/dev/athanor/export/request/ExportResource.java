package dev.athanor.export.request;

import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.export.ledger.ExportLedger;
import dev.athanor.export.ledger.ExportView;
import dev.athanor.export.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Exports of checkpoints. */
@Path("/api/exports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Exports")
public class ExportResource {

    private final ExportOrders orders;
    private final ExportLedger ledger;
    private final EventPublisher publisher;

    ExportResource(ExportOrders orders, ExportLedger ledger, EventPublisher publisher) {
        this.orders = orders;
        this.ledger = ledger;
        this.publisher = publisher;
    }

    /** Asks for an export. */
    @POST
    @Operation(summary = "Export a checkpoint", description = "Answers as soon as the wish is on the event log.")
    public Response request(@Nullable ExportRequest request) {
        if (request == null) {
            throw Problems.malformed("The body is empty; send {\"run\": …} or {\"checkpoint\": …}.");
        }
        ExportJobEvent.Requested order = orders.of(request);
        publisher.publishAndWait(order);
        ledger.hear(order);
        return Response.accepted(ledger.find(order.export()).orElseThrow())
                .location(URI.create("/api/exports/" + order.export()))
                .build();
    }

    /** All exports, the newest first. */
    @GET
    @Operation(summary = "List exports")
    public List<ExportView> list(@QueryParam("run") @Nullable String run) {
        return ledger.all().stream()
                .filter(export -> run == null || export.run().equals(run))
                .toList();
    }

    /** One export. */
    @GET
    @Path("{export}")
    @Operation(summary = "Describe an export")
    public ExportView get(@PathParam("export") String export) {
        return ledger.find(export).orElseThrow(() -> Problems.noSuchExport(export));
    }
}
