package dev.athanor.serving;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts as they are written, and what is counted of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class StreamedCompletionsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ArtifactStore store;

    @Inject
    EventPublisher publisher;

    @BeforeEach
    void deployTiny() throws Exception {
        new Endpoints(store, publisher).deployTiny();
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
    void clientThatGoesAwayEndsItsGeneration() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(
                    post(Map.of("prompt", "a", "n", 128, "max_tokens", 31, "stream", true)),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.body().read()).isEqualTo('d');
            response.body().close();
        }

        await().atMost(Endpoints.PATIENCE).untilAsserted(() -> assertThat(
                        when().get("/q/metrics").then().extract().asString())
                .containsPattern("vllm:request_success_total\\{[^}]*finished_reason=\"abort\"")
                .containsPattern("vllm:num_requests_running\\{[^}]*tiny[^}]*} 0")
                .containsPattern("vllm:num_requests_waiting\\{[^}]*tiny[^}]*} 0"));
    }

    @Test
    void metricsHaveTheNamesThatDashboardsKnow() {
        Endpoints.complete(Map.of("prompt", "count", "max_tokens", 4));

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

    private static HttpRequest post(Map<String, Object> fields) throws Exception {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/completions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Endpoints.request(fields))))
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
