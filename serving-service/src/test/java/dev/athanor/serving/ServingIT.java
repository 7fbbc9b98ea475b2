package dev.athanor.serving;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class ServingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ArtifactStore store;

    @Inject
    EventPublisher publisher;

    @BeforeEach
    void deployTiny() throws Exception {
        if (when().get("/v1/models/tiny").statusCode() != 200) {
            deploy("tiny", "v1", 1);
        }
    }

    @Test
    void completedExportIsServedAndContinuesAsTheTorchScriptProgramDoes() throws Exception {
        try (TinyExport tiny = new TinyExport(1)) {
            JsonPath answer = complete(Map.of("prompt", "the fox", "max_tokens", 12, "temperature", 0));

            assertThat(answer.getString("choices[0].text")).isEqualTo(tiny.greedy("the fox", 12));
            assertThat(answer.getString("choices[0].finish_reason")).isEqualTo("length");
            assertThat(answer.getString("object")).isEqualTo("text_completion");
            assertThat(answer.getString("id")).startsWith("cmpl-");
            assertThat(answer.getInt("usage.prompt_tokens")).isEqualTo(7);
            assertThat(answer.getInt("usage.completion_tokens")).isEqualTo(12);
            assertThat(answer.getInt("usage.total_tokens")).isEqualTo(19);
        }
    }

    @Test
    void llamaIsServedAndContinuesAsTheTorchScriptProgramDoes() throws Exception {
        try (TinyExport llama = TinyExport.llama(5)) {
            publisher.publishAndWait(new ExportEvent.Completed(
                    "export-llama", "run", "llama", "v1", List.of(llama.save(store, "llama", "v1"))));
            awaitReady("llama", "v1");

            JsonPath answer =
                    complete(Map.of("model", "llama", "prompt", "the fox", "max_tokens", 20, "temperature", 0));

            assertThat(answer.getString("choices[0].text")).isEqualTo(llama.greedy("the fox", 20));
        }
    }

    @Test
    void exportOfTorchScriptAloneIsServedByLibtorch() throws Exception {
        try (TinyExport scripted = new TinyExport(6)) {
            publisher.publishAndWait(new ExportEvent.Completed(
                    "export-scripted", "run", "scripted", "v1", List.of(scripted.saveScript(store, "scripted", "v1"))));
            awaitReady("scripted", "v1");

            JsonPath answer =
                    complete(Map.of("model", "scripted", "prompt", "the fox", "max_tokens", 20, "temperature", 0));

            assertThat(answer.getString("choices[0].text")).isEqualTo(scripted.greedy("the fox", 20));
        }
    }

    @Test
    void streamedPiecesAreTheWholeText() throws Exception {
        try (TinyExport tiny = new TinyExport(1)) {
            List<String> frames = stream(Map.of(
                    "prompt",
                    "a lazy dog",
                    "max_tokens",
                    9,
                    "temperature",
                    0,
                    "stream",
                    true,
                    "stream_options",
                    Map.of("include_usage", true)));

            assertThat(frames.getLast()).isEqualTo("[DONE]");
            List<JsonNode> chunks = new ArrayList<>();
            for (String frame : frames.subList(0, frames.size() - 1)) {
                chunks.add(JSON.readTree(frame));
            }
            JsonNode usage = chunks.removeLast();
            assertThat(usage.path("choices")).isEmpty();
            assertThat(usage.path("usage").path("completion_tokens").asInt()).isEqualTo(9);
            assertThat(chunks).allSatisfy(chunk -> {
                assertThat(chunk.path("id")).isEqualTo(usage.path("id"));
                assertThat(chunk.path("created")).isEqualTo(usage.path("created"));
                assertThat(chunk.has("usage")).isTrue();
                assertThat(chunk.path("usage").isNull()).isTrue();
            });
            assertThat(text(chunks)).isEqualTo(tiny.greedy("a lazy dog", 9));
            assertThat(chunks.getLast().at("/choices/0/finish_reason").asText()).isEqualTo("length");
        }
    }

    @Test
    void raggedConcurrentRequestsGiveTheTextThatTheyGiveAlone() throws Exception {
        try (TinyExport tiny = new TinyExport(1)) {
            List<String> prompts = IntStream.range(0, 24)
                    .mapToObj(index -> TinyExport.LETTERS.substring(index % 7, index % 7 + 1 + index % 19))
                    .toList();

            List<CompletableFuture<String>> answers = prompts.stream()
                    .map(prompt -> CompletableFuture.supplyAsync(
                            () -> complete(Map.of(
                                            "prompt", prompt, "max_tokens", 1 + prompt.length(), "temperature", 0))
                                    .getString("choices[0].text"),
                            command -> Thread.ofVirtual().start(command)))
                    .toList();

            for (int index = 0; index < prompts.size(); index++) {
                String prompt = prompts.get(index);
                assertThat(answers.get(index).join()).isEqualTo(tiny.greedy(prompt, 1 + prompt.length()));
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameTextAndAnotherAnother() {
        Map<String, Object> request =
                Map.of("prompt", "the ", "max_tokens", 20, "temperature", 1.5, "top_p", 0.95, "top_k", 20, "seed", 7);
        Map<String, Object> other = new LinkedHashMap<>(request);
        other.put("seed", 8);

        assertThat(textOf(request)).isEqualTo(textOf(request)).isNotEqualTo(textOf(other));
    }

    @Test
    void contextEndsTheText() {
        JsonPath answer = complete(Map.of("prompt", "a".repeat(30), "max_tokens", 100));

        assertThat(answer.getInt("usage.completion_tokens")).isEqualTo(2);
        assertThat(answer.getString("choices[0].finish_reason")).isEqualTo("length");
    }

    @Test
    void stopTextEndsTheTextAndIsNotInIt() throws Exception {
        try (TinyExport tiny = new TinyExport(1)) {
            String whole = tiny.greedy("where", 20);
            String stop = whole.substring(5, 7);

            JsonPath answer = complete(Map.of("prompt", "where", "max_tokens", 20, "temperature", 0, "stop", stop));

            assertThat(answer.getString("choices[0].text")).isEqualTo(whole.substring(0, whole.indexOf(stop)));
            assertThat(answer.getString("choices[0].finish_reason")).isEqualTo("stop");
        }
    }

    @Test
    void promptsAndChoicesAreNumberedInOrder() throws Exception {
        try (TinyExport tiny = new TinyExport(1)) {
            JsonPath answer = complete(
                    Map.of("prompt", List.of("one", "two"), "n", 2, "max_tokens", 3, "temperature", 0, "echo", true));

            assertThat(answer.getList("choices.index")).containsExactly(0, 1, 2, 3);
            assertThat(answer.getList("choices.text"))
                    .containsExactly(
                            "one" + tiny.greedy("one", 3),
                            "one" + tiny.greedy("one", 3),
                            "two" + tiny.greedy("two", 3),
                            "two" + tiny.greedy("two", 3));
        }
    }

    @Test
    void logprobsOfAnEchoedPromptStandBesideItsTokens() {
        JsonPath answer =
                complete(Map.of("prompt", "dog", "max_tokens", 0, "echo", true, "logprobs", 2, "temperature", 0));

        assertThat(answer.getString("choices[0].text")).isEqualTo("dog");
        assertThat(answer.getList("choices[0].logprobs.tokens")).containsExactly("d", "o", "g");
        assertThat(answer.getList("choices[0].logprobs.text_offset")).containsExactly(0, 1, 2);
        assertThat(answer.getList("choices[0].logprobs.token_logprobs").getFirst())
                .isNull();
        assertThat(answer.getDouble("choices[0].logprobs.token_logprobs[1]")).isNegative();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'model': 'nobody', 'prompt': 'a'}                        | 404 | model       | model_not_found",
                "{'model': 'tiny', 'prompt': 'a'                           | 400 |             | invalid_json",
                "{'prompt': 'a'}                                           | 400 | model       | missing_required_parameter",
                "{'model': 'tiny', 'prompt': 'a', 'temperature': 3}        | 400 | temperature | decimal_above_max_value",
                "{'model': 'tiny', 'prompt': 'a', 'top_p': -1}             | 400 | top_p       | decimal_below_min_value",
                "{'model': 'tiny', 'prompt': 'a', 'max_tokens': 'many'}    | 400 | max_tokens  | invalid_type",
                "{'model': 'tiny', 'prompt': 'a', 'logprobs': 6}           | 400 | logprobs    | integer_above_max_value",
                "{'model': 'tiny', 'prompt': 'a', 'suffix': 'b'}           | 400 | suffix      | unsupported_parameter",
                "{'model': 'tiny', 'prompt': 'a', 'n': 1, 'best_of': 3}    | 400 | best_of     | invalid_value",
                "{'model': 'tiny', 'prompt': 'a', 'tempreture': 1}         | 400 | tempreture  | unknown_parameter",
                "{'model': 'tiny', 'prompt': [99999]}                      | 400 | prompt      | invalid_value",
                "{'model': 'tiny', 'prompt': 'A'}                          | 400 | prompt      | invalid_value",
                "{'model': 'tiny', 'prompt': ''}                           | 400 | prompt      | invalid_value",
                "{'model': 'tiny', 'prompt': 'a', 'stop': ['','b']}        | 400 | stop        | invalid_value",
                "{'model': 'tiny', 'prompt': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'} | 400 | prompt | context_length_exceeded"
            })
    void refusesInOpenAisShapeNamingTheField(String body, int status, String parameter, String code) {
        given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/v1/completions")
                .then()
                .statusCode(status)
                .contentType("application/json")
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.message", notNullValue())
                .body("error.param", equalTo(parameter))
                .body("error.code", equalTo(code));
    }

    @Test
    void newVersionReplacesTheOldOneWithoutAFailedRequest() throws Exception {
        deploy("moving", "v1", 1);
        List<CompletableFuture<Integer>> statuses = new ArrayList<>();
        CompletableFuture<Void> replaced = CompletableFuture.runAsync(() -> {
            try {
                deploy("moving", "v2", 2);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        while (!replaced.isDone()) {
            Map<String, Object> request = Map.of("model", "moving", "prompt", "a", "max_tokens", 20);
            statuses.add(CompletableFuture.completedFuture(given().contentType("application/json")
                    .body(request)
                    .post("/v1/completions")
                    .statusCode()));
        }

        replaced.join();
        assertThat(statuses.stream().map(CompletableFuture::join)).isNotEmpty().containsOnly(200);
        try (TinyExport second = new TinyExport(2)) {
            JsonPath answer = complete(Map.of("model", "moving", "prompt", "the", "max_tokens", 8, "temperature", 0));
            assertThat(answer.getString("choices[0].text")).isEqualTo(second.greedy("the", 8));
        }
    }

    @Test
    void deploymentByRequestIsServedUntilItIsWithdrawn() throws Exception {
        try (TinyExport tiny = new TinyExport(3)) {
            tiny.save(store, "asked", "v1");
        }
        String body = "{\"endpoint\": \"asked-for\", \"targets\": [{\"model\": \"asked\", \"version\": \"v1\"}]}";

        given().contentType("application/json")
                .body(body)
                .post("/api/deployments")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/deployments/asked-for"));
        awaitReady("asked-for", "v1");
        when().get("/v1/models").then().body("data.id", hasItem("asked-for"));
        when().delete("/api/deployments/asked-for").then().statusCode(202);

        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/v1/models").then().body("data.id", not(hasItem("asked-for"))));
        when().delete("/api/deployments/asked-for").then().statusCode(404);
    }

    @Test
    void damagedExportIsNotServedAndSaysWhy() throws Exception {
        try (TinyExport tiny = new TinyExport(4)) {
            String graph = tiny.save(store, "damaged", "v1").prefix() + "/model.onnx";
            byte[] bytes = store.find(graph).orElseThrow();
            bytes[bytes.length / 2] ^= 1;
            store.put(graph, bytes);
        }

        given().contentType("application/json")
                .body("{\"endpoint\": \"damaged\", \"targets\": [{\"model\": \"damaged\", \"version\": \"v1\"}]}")
                .post("/api/deployments")
                .then()
                .statusCode(202);

        await().atMost(PATIENCE).untilAsserted(() -> when().get("/api/deployments/damaged")
                .then()
                .statusCode(200)
                .body("state", equalTo("failed"))
                .body("reason", containsString("model.onnx has another SHA-256")));
        given().contentType("application/json")
                .body("{\"model\": \"damaged\", \"prompt\": \"a\"}")
                .post("/v1/completions")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("error.code", equalTo("model_failed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'endpoint': 'x', 'targets': []}                                        | 422 | at least one",
                "{'endpoint': 'No', 'targets': [{'model': 'a', 'version': 'b'}]}         | 422 | is no name",
                "{'endpoint': 'x', 'targets': [{'model': 'a', 'version': 'b'}]}          | 422 | no ONNX export",
                "{'endpoint': 'x', 'targets': [{'model': 'a', 'version': 'b', 'share': 2}]} | 422 | at most 1",
                "{'targets': [{'model': 'a', 'version': 'b'}]}                           | 422 | endpoint: is missing"
            })
    void refusesDeploymentsWithAReason(String body, int status, String detail) {
        given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/deployments")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void clientThatGoesAwayEndsItsGeneration() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(
                    post(Map.of("prompt", "a", "n", 128, "max_tokens", 31, "stream", true)),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.body().read()).isEqualTo('d');
            response.body().close();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        when().get("/q/metrics").then().extract().asString())
                .containsPattern("vllm:request_success_total\\{[^}]*finished_reason=\"abort\"")
                .containsPattern("vllm:num_requests_running\\{[^}]*tiny[^}]*} 0")
                .containsPattern("vllm:num_requests_waiting\\{[^}]*tiny[^}]*} 0"));
    }

    @Test
    void metricsHaveTheNamesThatDashboardsKnow() {
        complete(Map.of("prompt", "count", "max_tokens", 4));

        String metrics =
                when().get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics)
                .contains("vllm:time_to_first_token_seconds_bucket{")
                .contains("vllm:inter_token_latency_seconds_count{")
                .contains("vllm:generation_tokens_total{")
                .contains("vllm:prompt_tokens_total{")
                .contains("vllm:num_requests_running{")
                .contains("vllm:num_requests_waiting{");
    }

    @Test
    void isReadyOnceTheDeploymentsAreRead() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    }

    private void deploy(String model, String version, long seed) throws Exception {
        try (TinyExport tiny = new TinyExport(seed)) {
            publisher.publishAndWait(new ExportEvent.Completed(
                    "export-" + model + version, "run", model, version, List.of(tiny.save(store, model, version))));
        }
        awaitReady(model, version);
    }

    private static void awaitReady(String endpoint, String version) {
        await().atMost(PATIENCE).untilAsserted(() -> when().get("/api/deployments/" + endpoint)
                .then()
                .statusCode(200)
                .body("state", equalTo("ready"))
                .body("serving[0].version", equalTo(version)));
    }

    private static JsonPath complete(Map<String, Object> fields) {
        return given().contentType("application/json")
                .body(request(fields))
                .post("/v1/completions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String textOf(Map<String, Object> fields) {
        return complete(fields).getString("choices[0].text");
    }

    private static Map<String, Object> request(Map<String, Object> fields) {
        Map<String, Object> request = new LinkedHashMap<>(Map.of("model", "tiny"));
        request.putAll(fields);
        return request;
    }

    private static HttpRequest post(Map<String, Object> fields) throws Exception {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/completions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request(fields))))
                .build();
    }

    /** The data of each event; fails if a frame is not {@code data: ...} and an empty line. */
    private static List<String> stream(Map<String, Object> fields) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(post(fields), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(body).endsWith("\n\n");
            List<String> data = new ArrayList<>();
            for (String frame : body.split("\n\n", 0)) {
                assertThat(frame).startsWith("data: ").doesNotContain("\n");
                data.add(frame.substring("data: ".length()));
            }
            return data;
        }
    }

    private static String text(List<JsonNode> chunks) {
        StringBuilder text = new StringBuilder();
        chunks.forEach(chunk -> text.append(chunk.at("/choices/0/text").asText()));
        return text.toString();
    }
}
