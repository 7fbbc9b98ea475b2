package dev.athanor.tracker;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every service has. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class ServiceIT {

    @Inject
    EventPublisher publisher;

    @Test
    void readinessSpeaksOfDatabaseAndLog() {
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(containsString("Database"));
    }

    @Test
    void openApiDocumentNamesEveryQuestion() {
        var document = given().accept("application/json").get("/q/openapi").asString();

        assertThat(document)
                .contains("listRuns", "getRun", "requestRun", "compareRuns", "getMetrics", "watchRun", "stopRun");
    }

    @Test
    void metricsCountPointsAndDelay() {
        var log = new Log(publisher);
        var run = log.start("metered");
        log.say(Log.curve(run, 1, 0, "train/loss", 1, 2, 3));

        await().untilAsserted(() -> get("/q/metrics")
                .then()
                .body(containsString("athanor_tracker_points_ingested_total"))
                .body(containsString("athanor_tracker_projection_delay_seconds")));
    }

    @Test
    void pageAndAllItNeedsComeFromHere() {
        var page = get("/").then().statusCode(200).extract().asString();

        assertThat(page).contains("<athanor-app>").doesNotContain("http");
        assertThat(script(page)).contains("run-list-page", "run-page", "compare-page", "dataset-page");
    }

    private static String script(String page) {
        var source = Pattern.compile("<script[^>]* src=\"([^\"]+)\"").matcher(page);
        assertThat(source.find()).isTrue();
        return get(source.group(1)).then().statusCode(200).extract().asString();
    }
}
