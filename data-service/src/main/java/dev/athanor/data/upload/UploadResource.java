package dev.athanor.data.upload;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** {@code /api/uploads}: tus 1.0 with creation, expiration and termination. */
@Path("/api/uploads")
@Blocking
@Tag(name = "uploads")
public class UploadResource {

    private static final String LENGTH = "Upload-Length";
    private static final String OFFSET = "Upload-Offset";
    private static final String METADATA = "Upload-Metadata";
    private static final String EXPIRES = "Upload-Expires";

    private final ResumableUploads uploads;

    UploadResource(ResumableUploads uploads) {
        this.uploads = uploads;
    }

    /** What the server can do. */
    @OPTIONS
    @Operation(summary = "Says which version and extensions of tus are spoken, and how large a file may be")
    public Response abilities() {
        return Response.noContent()
                .header("Tus-Version", TusResponses.VERSION)
                .header("Tus-Extension", "creation,expiration,termination")
                .header("Tus-Max-Size", uploads.largestBytes())
                .build();
    }

    /** Begins an upload. */
    @POST
    @Operation(summary = "Begins a resumable upload")
    @APIResponse(responseCode = "201", description = "Location says where the bytes go")
    @APIResponse(responseCode = "413", description = "The file will be too large")
    public Response create(
            @HeaderParam(LENGTH) @Nullable String length, @HeaderParam(METADATA) @Nullable String metadata) {
        var upload = uploads.create(number(LENGTH, length), metadata == null ? "" : metadata);
        return Response.status(Response.Status.CREATED)
                // As it is: behind a proxy the service does not know its own origin.
                .header(HttpHeaders.LOCATION, "/api/uploads/" + upload.id())
                .header(EXPIRES, expires(upload))
                .build();
    }

    /** How far it is. */
    @HEAD
    @Path("{upload}")
    @Operation(summary = "Says how much of an upload has arrived")
    public Response state(@PathParam("upload") String id) {
        var upload = uploads.require(id);
        var answer = Response.ok()
                .header(OFFSET, upload.offset())
                .header(LENGTH, upload.length())
                .header(EXPIRES, expires(upload))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!upload.metadata().text().isEmpty()) {
            answer.header(METADATA, upload.metadata().text());
        }
        return answer.build();
    }

    /** Goes on with it. */
    @PATCH
    @Path("{upload}")
    @Consumes("application/offset+octet-stream")
    @Operation(summary = "Sends the next bytes of an upload; what arrives is kept even if the connection breaks")
    @APIResponse(responseCode = "204", description = "Upload-Offset says how much has arrived altogether")
    @APIResponse(responseCode = "409", description = "The upload goes on elsewhere")
    public Response append(
            @PathParam("upload") String id, @HeaderParam(OFFSET) @Nullable String offset, InputStream content) {
        long reached = reached(id, number(OFFSET, offset), content);
        return Response.noContent()
                .header(OFFSET, reached)
                .header(EXPIRES, expires(uploads.require(id)))
                .build();
    }

    /** Nobody hears the answer to a connection that broke; but it is no fault of the service, and no error in its log. */
    private long reached(String id, long offset, InputStream content) {
        try {
            return uploads.append(id, offset, content);
        } catch (IOException broken) {
            throw new DatasetException(
                    DatasetProblem.INVALID_REQUEST, "The bytes broke off: %s.".formatted(broken.getMessage()));
        }
    }

    /** Gives it up. */
    @DELETE
    @Path("{upload}")
    @Operation(summary = "Gives an upload up and removes what has arrived")
    public Response remove(@PathParam("upload") String id) {
        uploads.remove(id);
        return Response.noContent().build();
    }

    private static long number(String header, @Nullable String value) {
        if (value != null && value.matches("\\d{1,18}")) {
            return Long.parseLong(value);
        }
        throw new DatasetException(
                DatasetProblem.INVALID_REQUEST,
                "The header %s is %s; allowed is a number of bytes."
                        .formatted(header, value == null ? "missing" : "'" + value + "'"));
    }

    private String expires(ResumableUpload upload) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                uploads.expires(upload).atOffset(ZoneOffset.UTC));
    }
}
