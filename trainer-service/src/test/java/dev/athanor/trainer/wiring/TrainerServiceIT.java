package dev.athanor.trainer.wiring;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatform;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.trainer.job.Platform;
import dev.athanor.trainer.job.TinyDataset;
import dev.athanor.trainer.job.TinyRun;
import io.quarkus.opentelemetry.runtime.exporter.otlp.tracing.LateBoundSpanProcessor;
import io.quarkus.opentelemetry.runtime.exporter.otlp.tracing.RemoveableLateBoundSpanProcessor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class TrainerServiceIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static Platform platform;

    @Inject
    LateBoundSpanProcessor spans;

    @BeforeAll
    static void writeDataset() {
        platform = new Platform(EmbeddedPlatform.environment());
        TinyDataset.write(platform.store(), "pattern");
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    @Test
    void isReadyWhenItTakesJobsAndLibtorchIsLoaded() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("/q/health/ready").statusCode(), status -> status == 200);

        get("/q/health/ready").then().body("checks.name", hasItems("training jobs", "libtorch"));
    }

    @Test
    void traceOfTheRequestRunsThroughAllThatFollowsFromIt() throws Exception {
        String run = TinyRun.newId();

        platform.request(run, TinyRun.configuration(60), "00-" + TRACE + "-b7ad6b7169203331-01");
        platform.heard().await(run, RunEvent.Completed.class);

        List<ConsumerRecord<String, byte[]>> records = platform.records(run, Topics.RUNS, Topics.METRICS);
        assertThat(records).hasSizeGreaterThan(4).allSatisfy(record -> assertThat(
                        new String(record.headers().lastHeader("traceparent").value(), UTF_8))
                .startsWith("00-" + TRACE + "-"));
    }

    @Test
    void metersCountWhatWasTrained() throws Exception {
        String run = TinyRun.newId();
        platform.request(run, TinyRun.configuration(60), "00-" + TRACE + "-b7ad6b7169203331-01");
        platform.heard().await(run, RunEvent.Completed.class);

        String metrics = get("/q/metrics").asString();

        assertThat(meter(metrics, "athanor_trainer_steps_total")).isGreaterThanOrEqualTo(60);
        assertThat(meter(metrics, "athanor_trainer_tokens_total")).isGreaterThanOrEqualTo(60 * 2 * 4 * 16);
        assertThat(meter(metrics, "athanor_trainer_checkpoint_seconds_count")).isPositive();
    }

    @Test
    void spansStayInTheProcessUnlessAnEndpointIsConfigured() {
        assertThat(spans).isInstanceOf(RemoveableLateBoundSpanProcessor.class);
    }

    @Test
    void describesItself() {
        get("/q/openapi?format=json").then().statusCode(200).body("info.title", equalTo("trainer-service API"));
    }

    private static double meter(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
