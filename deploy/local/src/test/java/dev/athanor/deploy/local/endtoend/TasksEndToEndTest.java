package dev.athanor.deploy.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Models that do not go on with texts, from a user's file to an export, and from an export to another run. */
@ExtendWith(SharedPlatformExtension.class)
class TasksEndToEndTest {

    private static final List<String> SMALL = List.of(
            "model.layers=1", "model.heads=2", "model.hiddenSize=32", "training.threads=1", "training.batchSize=8");

    @Test
    void aTableOfLabelledTextsBecomesAClassifier(SharedPlatform platform) throws Exception {
        platform.athanor(
                        "data",
                        "add",
                        "opinions",
                        "--file",
                        "examples/data/reviews.csv",
                        "--form",
                        "labelled",
                        "--columns",
                        "text=review,label=sentiment",
                        "--tokenizer",
                        "bpe",
                        "--vocabulary-size",
                        "400",
                        "--markers",
                        "not never -ly")
                .orFail();

        var run = train(platform, "examples/classifier.yaml", "opinions", SMALL);

        assertThat(run.out())
                .contains("completed: val_loss", "exported to models/opinions/")
                .contains("only models that go on with a text have an endpoint");
        JsonNode detail = detail(platform, run);
        assertThat(names(detail.path("metrics"))).contains("validation/f1", "validation/accuracy");
        assertThat(formats(detail)).containsExactlyInAnyOrder("safetensors", "torchscript", "onnx");

        var file = Files.writeString(
                platform.shell().home().resolve("adapted.yaml"), """
                model: {from: %s, contextLength: 128}
                adapters: {rank: 4}
                training: {activations: recomputed, batchSize: 8, threads: 1}
                curriculum: {kind: linear, difficulty: {morphology: 1, loss: 1}}
                """.formatted(prefix(detail, "safetensors")));
        var adapted = train(platform, file.toString(), "opinions", List.of("name=adapted-opinions"));

        assertThat(adapted.out()).contains("exported to models/adapted-opinions/");
        assertThat(names(detail(platform, adapted).path("metrics"))).contains("curriculum/share");
    }

    @Test
    void aFileOfPairsBecomesAWriter(SharedPlatform platform) throws Exception {
        platform.athanor("data", "add", "days", "--file", "examples/data/dates.jsonl", "--form", "pairs")
                .orFail();

        var run = train(platform, "examples/translator.yaml", "days", SMALL);

        assertThat(run.out()).contains("completed: val_loss", "exported to models/days/");
        JsonNode detail = detail(platform, run);
        assertThat(names(detail.path("metrics"))).contains("validation/bleu", "validation/rougeL");
        assertThat(formats(detail)).containsExactlyInAnyOrder("safetensors", "torchscript", "onnx");
    }

    private static Said train(SharedPlatform platform, String file, String dataset, List<String> overrides)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("train", "-f", file, "--watch"));
        List<String> all = new ArrayList<>(
                List.of("dataset=" + dataset, "name=" + dataset, "training.epochs=1", "evaluation.every=20"));
        all.addAll(overrides);
        for (String override : all) {
            command.addAll(List.of("--set", override));
        }
        return platform.athanor(command.toArray(String[]::new)).orFail();
    }

    /** The first line of its output is the run's id. */
    private static JsonNode detail(SharedPlatform platform, Said run) throws InterruptedException {
        String id = run.out().lines().findFirst().orElseThrow();
        try (var client = platform.client()) {
            return client.get("/api/runs/" + id);
        }
    }

    private static List<String> formats(JsonNode detail) {
        return StreamSupport.stream(exported(detail).spliterator(), false)
                .map(format -> format.path("format").asText())
                .toList();
    }

    private static String prefix(JsonNode detail, String format) {
        return StreamSupport.stream(exported(detail).spliterator(), false)
                .filter(each -> each.path("format").asText().equals(format))
                .map(each -> each.path("prefix").asText())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode exported(JsonNode detail) {
        return detail.path("exports").path(0).path("formats");
    }

    private static List<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
