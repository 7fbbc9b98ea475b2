package dev.athanor.serving.openai;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OpenAI's completions. */
@Path("/v1/completions")
@Tag(name = "OpenAI")
public class CompletionResource {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionResource.class);
    private static final String EVENT_STREAM = "text/event-stream; charset=utf-8";

    private final Completions completions;
    private final CompletionRequestReader reader = new CompletionRequestReader(new SecureRandom()::nextLong);
    private final CurrentVertxRequest http;

    CompletionResource(Completions completions, CurrentVertxRequest http) {
        this.completions = completions;
        this.http = http;
    }

    /** Continues one or more prompts, whole or as they come. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
    @RunOnVirtualThread
    @Operation(
            summary = "Continue prompts",
            description = "OpenAI's POST /v1/completions, with top_k and ignore_eos beside its fields.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CompletionRequestSchema.class)))
    public Response complete(byte[] body) throws InterruptedException {
        long arrival = System.nanoTime();
        try {
            return answer(reader.read(body), arrival);
        } catch (OpenAiException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("a completion failed", e);
            throw OpenAiException.broken("The server failed; its log says why.");
        }
    }

    private Response answer(CompletionRequest request, long arrival) throws InterruptedException {
        CompletionRun run = completions.start(request, arrival);
        // Also when the client is gone before anything was written to it.
        http.getCurrent().addEndHandler(ended -> run.cancel());
        return request.stream() ? streamed(request, run) : whole(run);
    }

    private static Response whole(CompletionRun run) throws InterruptedException {
        try (run) {
            return Response.ok(OpenAiJson.write(run.complete()), MediaType.APPLICATION_JSON)
                    .build();
        }
    }

    /** An error before the first piece still has an HTTP status of its own. */
    private static Optional<Completion.Choice> first(CompletionRun run) throws InterruptedException {
        boolean arrived = false;
        try {
            Optional<Completion.Choice> first = run.next();
            arrived = true;
            return first;
        } finally {
            if (!arrived) {
                run.close();
            }
        }
    }

    private static Response streamed(CompletionRequest request, CompletionRun run) throws InterruptedException {
        CacheControl never = new CacheControl();
        never.setNoCache(true);
        return Response.ok(new EventStream(run, request.includeUsage(), first(run)))
                .header(HttpHeaders.CONTENT_TYPE, EVENT_STREAM)
                .cacheControl(never)
                .build();
    }
}
