package dev.athanor.serving;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Endpoints of the service under test, of which {@code tiny} is the usual one. */
record Endpoints(ArtifactStore store, EventPublisher publisher) {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    void deployTiny() throws Exception {
        if (when().get("/v1/models/tiny").statusCode() != 200) {
            deploy("tiny", "v1", 1);
        }
    }

    void deploy(String model, String version, long seed) throws Exception {
        try (TinyExport tiny = new TinyExport(seed)) {
            publisher.publishAndWait(new ExportEvent.Completed(
                    "export-" + model + version, "run", model, version, List.of(tiny.save(store, model, version))));
        }
        awaitReady(model, version);
    }

    static void awaitReady(String endpoint, String version) {
        await().atMost(PATIENCE).untilAsserted(() -> when().get("/api/deployments/" + endpoint)
                .then()
                .statusCode(200)
                .body("state", equalTo("ready"))
                .body("serving[0].version", equalTo(version)));
    }

    static JsonPath complete(Map<String, Object> fields) {
        return given().contentType("application/json")
                .body(request(fields))
                .post("/v1/completions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static String textOf(Map<String, Object> fields) {
        return complete(fields).getString("choices[0].text");
    }

    static Map<String, Object> request(Map<String, Object> fields) {
        Map<String, Object> request = new LinkedHashMap<>(Map.of("model", "tiny"));
        request.putAll(fields);
        return request;
    }
}
