package dev.athanor.data.request;

import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/datasets}. */
@Path("/api/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "datasets")
public class DatasetRequestResource {

    private final DatasetRequests requests;
    private final AcceptedResponses accepted;

    DatasetRequestResource(DatasetRequests requests, AcceptedResponses accepted) {
        this.requests = requests;
        this.accepted = accepted;
    }

    /** A dataset from an address, an object or a grammar. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Asks for a dataset from an address, an object or synthetic text")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "synthetic", value = """
                    {"name": "play", "source": {"kind": "synthetic", "characters": 100000, "seed": 1},
                     "tokenizer": {"kind": "char"}, "validationFraction": 0.1}""")))
    @APIResponse(responseCode = "202", description = "The job is queued; Location says where to follow it")
    @APIResponse(responseCode = "400", description = "Something in the request is not allowed")
    public Response fromElsewhere(String request) throws InterruptedException {
        return answer(requests.accept(request, UploadedFiles.NONE));
    }

    /** A dataset from a file that is sent along. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary =
                    "Asks for a dataset from an uploaded file, with the wish in the part 'request' and perhaps a tokenizer.json in 'tokenizer'")
    @APIResponse(responseCode = "202", description = "The job is queued; Location says where to follow it")
    @APIResponse(responseCode = "422", description = "The file is no text that can be trained on")
    public Response fromUpload(
            @RestForm @PartType(MediaType.TEXT_PLAIN) @Nullable String request,
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("tokenizer") @Nullable FileUpload tokenizer)
            throws InterruptedException {
        if (request == null) {
            throw new DatasetException(
                    DatasetProblem.INVALID_REQUEST,
                    "The part 'request' is missing: send it as JSON beside the part 'file'.");
        }
        return answer(requests.accept(request, new UploadedFiles(uploaded(file), uploaded(tokenizer))));
    }

    private Response answer(DatasetJobEvent.Requested job) throws InterruptedException {
        return accepted.of(job.dataset(), job.job());
    }

    private static @Nullable UploadedFile uploaded(@Nullable FileUpload file) {
        return file == null ? null : new UploadedFile(file.uploadedFile(), file.fileName());
    }
}
