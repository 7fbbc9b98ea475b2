package dev.athanor.serving.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.athanor.serving.endpoint.Endpoint;
import dev.athanor.serving.endpoint.Endpoints;
import dev.athanor.serving.endpoint.ServedModel;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** OpenAI's list of models: the endpoints that answer now. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenAI")
public class ModelResource {

    private final Endpoints endpoints;

    ModelResource(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** All models. */
    @GET
    @Operation(summary = "List models")
    public Models list() {
        return new Models(
                "list", endpoints.all().stream().flatMap(ModelResource::model).toList());
    }

    /** One model. */
    @GET
    @Path("{id}")
    @Operation(summary = "Describe a model")
    public Model get(@PathParam("id") String id) {
        return endpoints.find(id).stream()
                .flatMap(ModelResource::model)
                .findFirst()
                .orElseThrow(() -> OpenAiException.unknownModel(id));
    }

    private static Stream<Model> model(Endpoint endpoint) {
        return endpoint.serving().stream().limit(1).map(model -> model(endpoint, model));
    }

    private static Model model(Endpoint endpoint, ServedModel model) {
        return new Model(
                endpoint.name(),
                "model",
                model.loaded().getEpochSecond(),
                "athanor",
                model.target().prefix(),
                model.engine().contextLength());
    }

    /**
     * The list.
     *
     * @param object always {@code list}
     * @param data the models
     */
    public record Models(String object, List<Model> data) {
        public Models {
            data = List.copyOf(data);
        }
    }

    /**
     * A model.
     *
     * @param id the endpoint's name
     * @param object always {@code model}
     * @param created seconds since 1970
     * @param ownedBy always {@code athanor}
     * @param root address of the export behind it, as vLLM names what it loaded
     * @param maxModelLength its context's length in tokens, as vLLM says it
     */
    public record Model(
            String id,
            String object,
            long created,
            @JsonProperty("owned_by") String ownedBy,
            String root,
            @JsonProperty("max_model_len") int maxModelLength) {}
}
