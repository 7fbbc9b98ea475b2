package dev.athanor.tracker.metric;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.tracker.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class MetricsIT {

    private static final String LOSS = "train/loss";

    @Inject
    EventPublisher publisher;

    private Log log;

    @BeforeEach
    void there() {
        log = new Log(publisher);
    }

    @Test
    void curveThatFitsIsExact() {
        var run = log.start("exact");
        log.say(Log.curve(run, 1, 0, LOSS, 4.0, 3.0, 2.5));

        awaitPoints(run, 3);

        get(curves(run, "points=500"))
                .then()
                .body("series", hasSize(1))
                .body("series[0].name", equalTo(LOSS))
                .body("series[0].steps", equalTo(List.of(1, 2, 3)))
                .body("series[0].values", equalTo(List.of(4.0f, 3.0f, 2.5f)));
        get(curves(run, "points=0&from=2&to=2&names=" + LOSS)).then().body("series[0].values", equalTo(List.of(3.0f)));
    }

    @Test
    void batchThatComesTwiceCountsOnce() {
        var run = log.start("once");
        var batch = Log.curve(run, 1, 0, LOSS, 4.0, 3.0);
        log.say(batch, batch, new MetricEvent.Recorded(run, 1, 0, Log.points(LOSS, 1, 9.0, 9.0, 9.0)));
        log.say(new MetricEvent.Recorded(run, 1, 1, Log.points(LOSS, 3, 2.0)));

        awaitPoints(run, 3);

        get(curves(run, "points=500")).then().body("series[0].values", equalTo(List.of(4.0f, 3.0f, 2.0f)));
    }

    @Test
    void pointsOfANewerAttemptReplaceOlderOnesAndLateOnesDoNotComeBack() {
        var run = log.start("superseded");
        log.say(Log.curve(run, 1, 0, LOSS, 4.0, 3.0, 2.0));
        awaitPoints(run, 3);

        log.say(new RunEvent.Claimed(run, 2, "trainer-2"), new RunEvent.Started(run, 2, 1, Log.PROVENANCE));
        log.say(new MetricEvent.Recorded(run, 2, 0, Log.points(LOSS, 2, 3.5)));
        log.say(new MetricEvent.Recorded(run, 1, 1, Log.points(LOSS, 1, 7.0, 7.0, 7.0, 7.0)));
        log.say(new MetricEvent.Recorded(run, 2, 1, Log.points(LOSS, 3, 2.5)));

        await().untilAsserted(() -> get(curves(run, "points=0"))
                .then()
                .body("series[0].steps", equalTo(List.of(1, 2, 3)))
                .body("series[0].values", equalTo(List.of(7.0f, 3.5f, 2.5f))));
    }

    @Test
    void curveEndsWhereANewerAttemptBegan() {
        var run = log.start("rewound");
        log.say(Log.curve(run, 1, 0, LOSS, 4.0, 3.0, 2.0));
        awaitPoints(run, 3);

        log.say(new RunEvent.Claimed(run, 2, "trainer-2"), new RunEvent.Started(run, 2, 2, Log.PROVENANCE));

        await().untilAsserted(
                        () -> get(curves(run, "points=500")).then().body("series[0].steps", equalTo(List.of(1, 2))));
    }

    @Test
    void valuesThatAreNoNumbersAreKept() {
        var run = log.start("no-numbers");
        log.say(Log.curve(run, 1, 0, LOSS, 4.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));

        awaitPoints(run, 4);

        get(curves(run, "points=500"))
                .then()
                .body("series[0].values", equalTo(List.of(4.0f, "NaN", "Infinity", "-Infinity")));
    }

    @Test
    void thinnedCurveKeepsItsSpike() {
        var run = log.start("spike");
        double[] values = IntStream.range(0, 3000)
                .mapToDouble(step -> step == 1777 ? 42.0 : 2.0 + 0.1 * Math.sin(step))
                .toArray();
        log.say(Log.curve(run, 1, 0, LOSS, values));

        awaitPoints(run, 3000);

        List<Float> thinned = get(curves(run, "points=100")).path("series[0].values");
        assertThat(thinned).hasSizeLessThanOrEqualTo(100).contains(42.0f);
        List<Integer> steps = get(curves(run, "points=100")).path("series[0].steps");
        assertThat(steps).startsWith(1).contains(1778).endsWith(3000);
    }

    @Test
    void validationLossShowsInTheListBeforeACheckpointSaysIt() {
        var run = log.start("evaluated");
        log.say(new MetricEvent.Recorded(run, 1, 0, Log.points("validation/loss", 250, 2.25)));

        await().untilAsserted(() -> get("/api/runs/" + run).then().body("validationLoss", equalTo(2.25f)));
    }

    @Test
    void questionsThatMakeNoSenseAreRefused() {
        get("/api/runs/no-such-run/metrics").then().statusCode(404);
        get(curves(log.start("few"), "points=3"))
                .then()
                .statusCode(400)
                .body("detail", containsString("allowed are 0 for all"));
    }

    private static String curves(String run, String question) {
        return "/api/runs/%s/metrics?%s".formatted(run, question);
    }

    private static void awaitPoints(String run, int total) {
        await().untilAsserted(() -> get(curves(run, "points=0")).then().body("series[0].total", equalTo(total)));
    }
}
