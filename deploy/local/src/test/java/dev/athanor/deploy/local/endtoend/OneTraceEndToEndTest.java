package dev.athanor.deploy.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.deploy.local.client.Runs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who asks for a run can follow it through every service. */
@ExtendWith(SharedPlatformExtension.class)
class OneTraceEndToEndTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final String RUN = """
            name: traced
            dataset: traced
            model: {layers: 2, heads: 2, hiddenSize: 64}
            training: {steps: 20, threads: 1}
            schedule: {warmupSteps: 2}
            evaluation: {finalBatches: 2}
            """;

    @Test
    void oneTraceRunsFromTheRequestToTheEndpoint(SharedPlatform platform) throws Exception {
        platform.athanor("data", "add", "traced", "--synthetic", "20000").orFail();

        var run = request(platform);

        try (var client = platform.client()) {
            assertThat(new Runs(client).await(run, status -> {}).isCompleted()).isTrue();
        }
        assertSpan(platform, "tracker-service", "POST /api/runs");
        assertSpan(platform, "trainer-service", "process Requested");
        assertSpan(platform, "export-service", "process Requested");
        assertSpan(platform, "serving-service", "load model");
    }

    private static String request(SharedPlatform platform) throws Exception {
        var body = JsonFormat.mapper().createObjectNode();
        body.set("configuration", RunConfigurations.merge(null, RunConfigurations.parse(RUN), List.of()));
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + platform.shell().ports().origin() + "/api/runs"))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            var location = answer.headers().firstValue("Location").orElseThrow();
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    /** Spans leave a service in batches, every few seconds. */
    private static void assertSpan(SharedPlatform platform, String service, String span) throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (!platform.traces().has(service, TRACE, span) && Instant.now().isBefore(deadline)) {
            Thread.sleep(Duration.ofMillis(200));
        }
        assertThat(platform.traces().has(service, TRACE, span))
                .as("%s has sent \"%s\" of the request's trace", service, span)
                .isTrue();
    }
}
