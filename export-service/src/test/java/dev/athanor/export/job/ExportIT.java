package dev.athanor.export.job;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.ExportDescription;
import dev.athanor.contracts.address.ImportDescription;
import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.export.intake.TableModule;
import dev.athanor.transformer.huggingface.Conventions;
import dev.athanor.transformer.huggingface.HuggingFaceConfig;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.T5;
import dev.athanor.transformer.model.T5Config;
import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.torch.archive.TorchArchive;
import dev.athanor.transformer.weights.ElementType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class ExportIT {

    @Inject
    ArtifactStore store;

    @Inject
    EventPublisher publisher;

    @Test
    void completedRunIsExportedInEveryFormatAndAgreesWithItsCheckpoint() throws IOException {
        String run = newRun();
        CheckpointAddress checkpoint = TrainedCheckpoint.write(store, run, true);

        publisher.publishAndWait(
                new RunEvent.Completed(run, 1, checkpoint.step(), checkpoint.prefix(), 3.0, 640, 100.0, 1.0));

        JsonPath export = awaitEnd(run, "completed");
        assertThat(export.getList("exported.format")).containsExactly("safetensors", "torchscript", "onnx");
        assertThat(export.getList("exported.maxLogitDifference", Double.class))
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
        assertThat(manifest(run, checkpoint, ExportFormat.SAFETENSORS))
                .contains("model.safetensors", "config.json", "tokenizer.json", "verification.safetensors");
        assertThat(manifest(run, checkpoint, ExportFormat.TORCHSCRIPT)).contains("model.pt");
        assertThat(manifest(run, checkpoint, ExportFormat.ONNX)).contains("model.onnx", "tokenizer.json");
    }

    @Test
    void modelWithoutBiasesIsExportedToo() throws IOException {
        String run = newRun();
        TrainedCheckpoint.write(store, run, false);

        String location = given().contentType(ContentType.JSON)
                .body("{\"run\": \"" + run + "\", \"formats\": [\"safetensors\", \"onnx\"]}")
                .post("/api/exports")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        awaitEnd(run, "completed");
        when().get(location).then().statusCode(200).body("formats", equalTo(List.of("safetensors", "onnx")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "architecture: llama, keyValueHeads: 1",
                "architecture: llama, tieEmbeddings: false, ropeTheta: 500000"
            })
    void llamaIsExportedInEveryFormatAndAgreesWithItsCheckpoint(String model) throws IOException {
        String run = newRun();
        CheckpointAddress checkpoint = TrainedCheckpoint.write(store, run, model);

        publisher.publishAndWait(
                new RunEvent.Completed(run, 1, checkpoint.step(), checkpoint.prefix(), 3.0, 640, 100.0, 1.0));

        JsonPath export = awaitEnd(run, "completed");
        assertThat(export.getList("exported.format")).containsExactly("safetensors", "torchscript", "onnx");
        assertThat(export.getList("exported.maxLogitDifference", Double.class))
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
    }

    /** Its config.json, not the run's configuration, says the shape: more tokens than the dataset has, a longer reach. */
    @ParameterizedTest
    @ValueSource(strings = {"rank: 0", "rank: 2"})
    void checkpointOfARunFromAnotherModelIsExportedInThatModelsShape(String adapters) throws IOException {
        String address = "models/elsewhere/0123456789abcdef/safetensors";
        try (FolderWriter folder = new FolderWriter(store, address)) {
            Gpt2Config config = new Gpt2Config(70, 48, 1, 2, 16, 0, true);
            String file = HuggingFaceConfig.write(new Gpt2(config), Conventions.NONE, ElementType.F32);
            folder.put("config.json", file.getBytes(UTF_8));
            folder.commit(Map.of());
        }
        String run = newRun();
        CheckpointAddress checkpoint = TrainedCheckpoint.write(store, run, "from: " + address, adapters);

        publisher.publishAndWait(
                new RunEvent.Completed(run, 1, checkpoint.step(), checkpoint.prefix(), 3.0, 640, 100.0, 1.0));

        JsonPath export = awaitEnd(run, "completed");
        assertThat(export.getList("exported.maxLogitDifference", Double.class))
                .hasSize(3)
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
        ExportDescription description = FolderReader.find(
                        store,
                        new ModelAddress("model-of-" + run, run + "-" + checkpoint.step()).prefix(ExportFormat.ONNX))
                .orElseThrow()
                .attributes(ExportDescription.class);
        assertThat(description.contextLength()).isEqualTo(48);
        assertThat(description.vocabularySize()).isEqualTo(70);
    }

    /** That it has one is written in its weights alone: {@code config.json} says, as that library does, that it has none. */
    @Test
    void lastLayerOfItsOwnOfAModelFromElsewhereIsExportedWithIt() throws IOException {
        String address = "models/writer/0123456789abcdef/safetensors";
        T5 model = new T5(
                new T5Config(33, 16, 1, 1, 2, 16, 32, 64, Activation.GELU_TANH, true, 8, 16, 0, 1e-6, false, false));
        String config = HuggingFaceConfig.write(model, Conventions.NONE, ElementType.F32)
                .replace("\"tie_word_embeddings\" : false", "\"tie_word_embeddings\" : true");
        try (FolderWriter folder = new FolderWriter(store, address)) {
            folder.put("config.json", config.getBytes(UTF_8));
            folder.commit(Map.of());
        }
        String run = newRun();
        CheckpointAddress checkpoint = TaskCheckpoint.writeFrom(store, run, address, model, DatasetForm.PAIRS);

        publisher.publishAndWait(
                new RunEvent.Completed(run, 1, checkpoint.step(), checkpoint.prefix(), 3.0, 100, 100.0, 1.0));

        JsonPath export = awaitEnd(run, "completed");
        assertThat(export.getList("exported.maxLogitDifference", Double.class))
                .hasSize(3)
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
    }

    @Test
    void moduleOfSomebodysOwnIsExportedAsItselfAndInNoOtherFormat() throws IOException {
        String address = "models/own/0123456789abcdef/torchscript";
        Path module = Files.createTempFile("table", ".pt");
        TableModule.write(module, 30);
        try (FolderWriter folder = new FolderWriter(store, address)) {
            folder.put("model.pt", module);
            folder.commit(new ImportDescription(
                    "own", "0123456789abcdef", ExportFormat.TORCHSCRIPT, "torchscript", 32, 30, 900));
        }
        String run = newRun();
        CheckpointAddress checkpoint = TrainedCheckpoint.write(store, run, "from: " + address, "rank: 0");

        publisher.publishAndWait(
                new RunEvent.Completed(run, 1, checkpoint.step(), checkpoint.prefix(), 3.0, 640, 100.0, 1.0));

        JsonPath export = awaitEnd(run, "completed");
        assertThat(export.getList("exported.format")).containsExactly("torchscript");
        assertThat(export.getList("exported.maxLogitDifference", Double.class)).containsExactly(0.0);
        Path exported = Files.createTempFile("exported", ".pt");
        FolderReader.find(
                        store,
                        new ModelAddress("model-of-" + run, run + "-" + checkpoint.step())
                                .prefix(ExportFormat.TORCHSCRIPT))
                .orElseThrow()
                .download("model.pt", exported);
        try (TorchArchive archive = TorchArchive.open(exported)) {
            assertThat(archive.root().type()).isEqualTo("__torch__.Table");
            assertThat(archive.parameterNames()).containsExactly("table");
        }

        String refused = given().contentType(ContentType.JSON)
                .body("{\"run\": \"" + run + "\", \"formats\": [\"onnx\"], \"model\": \"refused\"}")
                .post("/api/exports")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        String failure = await().atMost(Duration.ofSeconds(30))
                .until(() -> when().get(refused).path("failure.message"), Objects::nonNull);
        assertThat(failure).contains("it can be exported as torchscript alone");
    }

    @ParameterizedTest
    @CsvSource({
        "bert, TEXT, MASKED, BertForMaskedLM",
        "bert, LABELLED, CLASSIFICATION, BertForSequenceClassification",
        "t5, PAIRS, SEQUENCE_TO_SEQUENCE, T5ForConditionalGeneration"
    })
    void modelOfEveryTaskIsExportedInEveryFormatAndAgreesWithItsCheckpoint(
            String architecture, DatasetForm form, Objective objective, String opensAs) throws IOException {
        String run = newRun();
        CheckpointAddress checkpoint = TaskCheckpoint.write(store, run, architecture, form);

        publisher.publishAndWait(
                new RunEvent.Completed(run, 1, checkpoint.step(), checkpoint.prefix(), 3.0, 640, 100.0, 1.0));

        JsonPath export = awaitEnd(run, "completed");
        assertThat(export.getList("exported.format")).containsExactly("safetensors", "torchscript", "onnx");
        assertThat(export.getList("exported.maxLogitDifference", Double.class))
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
        FolderReader safetensors = folder(run, checkpoint, ExportFormat.SAFETENSORS);
        assertThat(safetensors.attributes(ExportDescription.class).objective()).isEqualTo(objective);
        String config = new String(safetensors.read("config.json"), UTF_8);
        assertThat(config).contains(opensAs);
        assertThat(TaskCheckpoint.LABELS)
                .allMatch(label -> config.contains("\"" + label + "\"") == (form == DatasetForm.LABELLED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"architecture: gpt2, bias: true", "architecture: llama"})
    void adaptersAreMergedIntoWhatIsExported(String model) throws IOException {
        String run = newRun();
        CheckpointAddress checkpoint = TrainedCheckpoint.write(
                store,
                run,
                model,
                "rank: 4, targets: '%s'".formatted(model.contains("llama") ? "q_proj, up_proj" : "c_attn, c_proj"));

        publisher.publishAndWait(
                new RunEvent.Completed(run, 1, checkpoint.step(), checkpoint.prefix(), 3.0, 640, 100.0, 1.0));

        JsonPath export = awaitEnd(run, "completed");
        assertThat(export.getList("exported.format")).containsExactly("safetensors", "torchscript", "onnx");
        assertThat(export.getList("exported.maxLogitDifference", Double.class))
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
    }

    @Test
    void sameRequestTwiceIsTheSameExportAndLeavesTheObjectsAsTheyAre() throws IOException {
        String run = newRun();
        CheckpointAddress checkpoint = TrainedCheckpoint.write(store, run, true);
        String body = "{\"run\": \"" + run + "\", \"formats\": [\"torchscript\"]}";
        String first = request(body);
        awaitEnd(run, "completed");
        String before = folder(run, checkpoint, ExportFormat.TORCHSCRIPT).manifestSha256();

        String second = request(body);

        assertThat(second).isEqualTo(first);
        awaitEnd(run, "completed");
        assertThat(folder(run, checkpoint, ExportFormat.TORCHSCRIPT).manifestSha256())
                .isEqualTo(before);
    }

    @Test
    void damagedCheckpointFailsTheExportAndLeavesNothing() throws IOException {
        String run = newRun();
        CheckpointAddress checkpoint = TrainedCheckpoint.write(store, run, true);
        store.put(checkpoint.program(), "not what it was".getBytes(UTF_8));

        request("{\"checkpoint\": \"" + checkpoint.prefix() + "\"}");

        JsonPath export = awaitEnd(run, "failed");
        assertThat(export.getString("failure.code")).isEqualTo("object-corrupt");
        assertThat(export.getString("failure.message")).contains(checkpoint.program());
        assertThat(store.list("models/model-of-" + run + "/")).isEmpty();
    }

    @Test
    void unknownRunIsNotFound() {
        given().contentType(ContentType.JSON)
                .body("{\"run\": \"no-such-run\"}")
                .post("/api/exports")
                .then()
                .statusCode(404)
                .body("detail", containsString("There is no run no-such-run"));
    }

    @Test
    void everythingThatIsWrongWithARequestIsSaidAtOnce() {
        given().contentType(ContentType.JSON)
                .body("{\"formats\": [\"pickle\"], \"model\": \"Über\"}")
                .post("/api/exports")
                .then()
                .statusCode(422)
                .body("detail", containsString("'pickle' is not known; allowed are safetensors, torchscript, onnx"))
                .body("detail", containsString("'Über' is no name"))
                .body("detail", containsString("Name either a 'run'"));
    }

    @Test
    void bodyThatIsNoJsonIsABadRequest() {
        given().contentType(ContentType.JSON)
                .body("{\"run\": ")
                .post("/api/exports")
                .then()
                .statusCode(400);
    }

    @Test
    void unknownExportIsNotFound() {
        when().get("/api/exports/nothing")
                .then()
                .statusCode(404)
                .body("detail", containsString("There is no export 'nothing'"));
    }

    @Test
    void serviceIsReadyOnceItTakesJobs() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    }

    private static String newRun() {
        return "run-" + UUID.randomUUID();
    }

    private static String request(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/exports")
                .then()
                .statusCode(202)
                .extract()
                .path("export");
    }

    private static JsonPath awaitEnd(String run, String state) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> exports(run).getList("state"),
                        states -> states.equals(List.of("completed")) || states.equals(List.of("failed")));
        JsonPath export = exports(run).setRootPath("[0]");
        assertThat(export.getString("state")).as(export.prettify()).isEqualTo(state);
        return export;
    }

    private static JsonPath exports(String run) {
        return given().queryParam("run", run).get("/api/exports").jsonPath();
    }

    private List<String> manifest(String run, CheckpointAddress checkpoint, ExportFormat format) {
        FolderReader folder = folder(run, checkpoint, format);
        assertThat(folder.attributes(ExportDescription.class).checkpoint()).isEqualTo(checkpoint.prefix());
        return folder.manifest().objects().stream().map(entry -> entry.name()).toList();
    }

    private FolderReader folder(String run, CheckpointAddress checkpoint, ExportFormat format) {
        ModelAddress model = new ModelAddress("model-of-" + run, run + "-" + checkpoint.step());
        return FolderReader.find(store, model.prefix(format)).orElseThrow();
    }
}
