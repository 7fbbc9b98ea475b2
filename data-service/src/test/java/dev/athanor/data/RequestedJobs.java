package dev.athanor.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.data.catalogue.JobView;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;

/** Asks the service for datasets, as a client does, and follows the jobs to their ends. */
final class RequestedJobs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RequestedJobs() {}

    static Response post(String json) {
        return given().contentType("application/json").body(json).post("/api/datasets");
    }

    static Response upload(String request, String fileName, byte[] content) {
        return given().multiPart("request", request, "application/json")
                .multiPart("file", fileName, content, "application/octet-stream")
                .post("/api/datasets");
    }

    static JobView completed(String json) {
        return completed(post(json));
    }

    static JobView completed(Response accepted) {
        var job = ended(accepted);
        assertThat(job.state()).as(String.valueOf(job.failure())).isEqualTo("completed");
        return job;
    }

    static JobView failed(String json) {
        var job = ended(post(json));
        assertThat(job.state()).isEqualTo("failed");
        return job;
    }

    private static JobView ended(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.body().asString()).isEqualTo(202);
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> given().get(accepted.header("Location")), answer -> List.of("completed", "failed")
                        .contains(answer.path("state")))
                .as(JobView.class);
    }
}
