package dev.athanor.export.intake;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.athanor.contracts.address.Manifest;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.transformer.huggingface.Conventions;
import dev.athanor.transformer.huggingface.HuggingFaceFolder;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.WeightSource;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class ImportIT {

    private static final LanguageModel GPT2 = new Gpt2(new Gpt2Config(30, 16, 2, 2, 16, 0, true));
    private static final LanguageModel LLAMA = new Llama(LlamaConfig.of(30, 16, 2, 2, 1, 16, 32, false));

    @Inject
    ArtifactStore store;

    @TempDir
    Path folder;

    @Test
    void folderInShardsComesInWholeAndIsTheSameModelWhenItComesAgain() throws IOException {
        write(LLAMA, 4000);

        String address = send("llama-in-shards").statusCode(201).extract().path("address");
        String again = send("llama-in-shards").statusCode(201).extract().path("address");

        assertThat(again)
                .isEqualTo(address)
                .startsWith("models/llama-in-shards/")
                .endsWith("/safetensors");
        Path copy = Files.createDirectories(folder.resolve("copy"));
        FolderReader kept = FolderReader.find(store, address).orElseThrow();
        kept.manifest().objects().forEach(entry -> kept.download(entry.name(), copy.resolve(entry.name())));
        try (HuggingFaceFolder opened = HuggingFaceFolder.open(copy)) {
            assertThat(opened.model().parameters()).isEqualTo(LLAMA.parameters());
        }
    }

    @Test
    void whatCameInIsDescribed() throws IOException {
        write(GPT2, HuggingFaceFolder.LARGEST_SHARD);

        String location = send("gpt2-described").statusCode(201).extract().header("Location");

        when().get(location)
                .then()
                .statusCode(200)
                .body("description.modelType", equalTo("gpt2"))
                .body("description.vocabularySize", equalTo(30))
                .body("description.contextLength", equalTo(16));
        when().get("/api/imports/nobody/0123456789abcdef").then().statusCode(404);
    }

    @Test
    void everyTensorThatIsMissingOrLeftOverIsNamedAndNothingIsKept() throws IOException {
        write(GPT2, HuggingFaceFolder.LARGEST_SHARD);
        Path config = folder.resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("\"n_layer\" : 2", "\"n_layer\" : 3"));

        send("gpt2-misshapen")
                .statusCode(422)
                .body("detail", containsString("transformer.h.2.attn.c_attn.weight"))
                .body("detail", containsString("transformer.h.2.mlp.c_fc.bias"));

        assertThat(store.list("models/gpt2-misshapen/")).isEmpty();
    }

    @Test
    void modelOfAFamilyThatIsNotComputedHereIsRefusedByName() throws IOException {
        write(GPT2, HuggingFaceFolder.LARGEST_SHARD);
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"mamba\"}");

        send("mamba").statusCode(422).body("detail", containsString("model_type is mamba"));
    }

    @Test
    void folderWithoutWeightsIsRefused() throws IOException {
        write(GPT2, HuggingFaceFolder.LARGEST_SHARD);
        Files.delete(folder.resolve("model.safetensors"));

        send("no-weights").statusCode(422).body("detail", containsString("model.safetensors is missing"));
    }

    @Test
    void moduleOfOnesOwnIsTriedOutAndKept() throws IOException {
        TableModule.write(folder.resolve("model.pt"), 12);

        String address = sendModule("{\"name\": \"table\", \"vocabularySize\": 12, \"contextLength\": 64}")
                .statusCode(201)
                .body("description.parameters", equalTo(144))
                .extract()
                .path("address");

        assertThat(address).startsWith("models/table/").endsWith("/torchscript");
        assertThat(FolderReader.find(store, address).orElseThrow().manifest().objects())
                .extracting(Manifest.Entry::name)
                .containsExactly("model.pt");
    }

    @Test
    void moduleThatScoresAnotherVocabularyIsRefused() throws IOException {
        TableModule.write(folder.resolve("model.pt"), 12);

        sendModule("{\"name\": \"misfit\", \"vocabularySize\": 13, \"contextLength\": 64}")
                .statusCode(422)
                .body("detail", containsString("not [batch, time, vocabulary] with a vocabulary of 13"));
        sendModule("{\"name\": \"misfit\", \"vocabularySize\": 12}")
                .statusCode(422)
                .body("detail", containsString("contextLength"));

        assertThat(store.list("models/misfit/")).isEmpty();
    }

    private ValidatableResponse sendModule(String request) {
        return given().multiPart("request", request, "text/plain")
                .multiPart("file", folder.resolve("model.pt").toFile())
                .post("/api/imports")
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pytorch_model.bin", "modeling_own.py", "../config.json"})
    void filesThatMightHoldCodeAreNotTaken(String name) throws IOException {
        write(GPT2, HuggingFaceFolder.LARGEST_SHARD);

        given().multiPart("request", "{\"name\": \"code\"}", "text/plain")
                .multiPart("file", name, new byte[] {1, 2, 3})
                .post("/api/imports")
                .then()
                .statusCode(422)
                .body("detail", containsString("is no file of a model that is taken"));
    }

    private ValidatableResponse send(String name) throws IOException {
        var request = given().multiPart("request", "{\"name\": \"%s\"}".formatted(name), "text/plain");
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> request.multiPart("file", file.toFile()));
        }
        return request.post("/api/imports").then();
    }

    private void write(LanguageModel model, long largestShard) throws IOException {
        WeightSource initial = WeightSource.initial(3);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            List<Long> shape =
                    parameter.shape().stream().map(Integer::longValue).toList();
            tensors.put(
                    parameter.name(),
                    new Tensor(ElementType.F32, shape, MemorySegment.ofBuffer(initial.of(parameter))));
        }
        HuggingFaceFolder.write(folder, model, new Weights(tensors), Conventions.NONE, largestShard);
    }
}
