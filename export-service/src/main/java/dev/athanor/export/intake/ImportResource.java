package dev.athanor.export.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.export.problem.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Imports of models. */
@Path("/api/imports")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Imports")
public class ImportResource {

    private final ModelIntake intake;

    ImportResource(ModelIntake intake) {
        this.intake = intake;
    }

    /** Takes a model's files. Answers when they are checked and kept; a request that breaks off leaves nothing. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary =
                    "Imports config.json, safetensors and tokenizer files, or model.pt, each a part 'file', with 'request' as JSON")
    @APIResponse(responseCode = "201", description = "The model is in the store; Location describes it")
    @APIResponse(
            responseCode = "422",
            description = "The files are no model that is computed here, for all these reasons")
    public Response fromUpload(
            @RestForm @PartType(MediaType.TEXT_PLAIN) @Nullable String request,
            @RestForm("file") @Nullable List<FileUpload> files)
            throws IOException {
        ImportRequest wish = wish(request);
        if (files == null || files.isEmpty()) {
            throw new RefusedImportException("There is no part 'file': send the model's files.");
        }
        java.nio.file.Path scratch = Files.createTempDirectory("athanor-import-");
        try {
            java.nio.file.Path folder = Files.createDirectory(scratch.resolve("files"));
            gather(files, folder);
            ImportedModel model = intake.take(wish, folder, scratch);
            return Response.created(URI.create("/api/imports/%s/%s"
                            .formatted(
                                    model.description().model(),
                                    model.description().version())))
                    .entity(model)
                    .build();
        } finally {
            delete(scratch);
        }
    }

    /** One imported model. */
    @GET
    @Path("{name}/{version}")
    @Operation(summary = "Describe an imported model")
    public ImportedModel get(@PathParam("name") String name, @PathParam("version") String version) {
        return intake.find(name, version).orElseThrow(() -> Problems.noSuchImport(name, version));
    }

    private static ImportRequest wish(@Nullable String request) {
        if (request == null) {
            throw Problems.malformed("The part 'request' is missing; send {\"name\": …}.");
        }
        try {
            return JsonFormat.mapper().readValue(request, ImportRequest.class);
        } catch (JsonProcessingException e) {
            throw Problems.malformed("The part 'request' cannot be read: " + e.getOriginalMessage());
        }
    }

    private static void gather(List<FileUpload> files, java.nio.file.Path folder) throws IOException {
        for (FileUpload file : files) {
            if (!ModelIntake.takes(file.fileName())) {
                throw new RefusedImportException(
                        "'%s' is no file of a model that is taken; send config.json, safetensors with their index, and the tokenizer's JSON files, or a TorchScript module as model.pt."
                                .formatted(file.fileName()));
            }
            try {
                Files.move(file.uploadedFile(), folder.resolve(file.fileName()));
            } catch (FileAlreadyExistsException e) {
                throw new RefusedImportException("'%s' was sent twice.".formatted(file.fileName()), e);
            }
        }
    }

    private static void delete(java.nio.file.Path folder) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(folder)) {
            for (java.nio.file.Path file :
                    files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
