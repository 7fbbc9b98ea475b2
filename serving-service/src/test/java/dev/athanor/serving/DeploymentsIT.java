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

import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is served, from the request to the endpoint and back. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class DeploymentsIT {

    @Inject
    ArtifactStore store;

    @Inject
    EventPublisher publisher;

    private Endpoints endpoints;

    @BeforeEach
    void connect() {
        endpoints = new Endpoints(store, publisher);
    }

    @Test
    void newVersionReplacesTheOldOneWithoutAFailedRequest() throws Exception {
        endpoints.deploy("moving", "v1", 1);
        List<CompletableFuture<Integer>> statuses = new ArrayList<>();
        CompletableFuture<Void> replaced = CompletableFuture.runAsync(() -> {
            try {
                endpoints.deploy("moving", "v2", 2);
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
            JsonPath answer =
                    Endpoints.complete(Map.of("model", "moving", "prompt", "the", "max_tokens", 8, "temperature", 0));
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
        Endpoints.awaitReady("asked-for", "v1");
        when().get("/v1/models").then().body("data.id", hasItem("asked-for"));
        when().delete("/api/deployments/asked-for").then().statusCode(202);

        await().atMost(Endpoints.PATIENCE)
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

        await().atMost(Endpoints.PATIENCE).untilAsserted(() -> when().get("/api/deployments/damaged")
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
    void isReadyOnceTheDeploymentsAreRead() {
        await().atMost(Endpoints.PATIENCE)
                .untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    }
}
