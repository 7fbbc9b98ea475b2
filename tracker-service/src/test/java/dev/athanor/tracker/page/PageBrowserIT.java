package dev.athanor.tracker.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.tracker.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Needs a {@link Chromium}: {@code -Pbrowser}. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class PageBrowserIT {

    private static Chromium browser;

    @Inject
    EventPublisher publisher;

    @TestHTTPResource
    URI address;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Log log;
    private Page page;

    @BeforeAll
    static void openBrowser() {
        browser = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void openPage() {
        log = new Log(publisher);
        page = browser.newPage(complaints);
    }

    @AfterEach
    void nothingWasComplainedOf() {
        page.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void listShowsRunsAndHowFarTheyAre() {
        var run = log.start("in-the-list");
        log.say(new RunEvent.Progressed(run, 1, 500, 2000, 2.3456, 18_000, 83));

        page.navigate(whenItIsThere(run, "/"));

        var row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(run));
        assertThat(row).containsText("running");
        assertThat(row).containsText("500 / 2,000");
        assertThat(row).containsText("2.3456");
        log.say(new RunEvent.Progressed(run, 1, 1000, 2000, 1.2345, 18_000, 42));
        assertThat(row).containsText("1.2345");
    }

    @Test
    void lossCurveGrowsWhileTheRunTrains() {
        var run = log.start("grows");
        log.say(Log.curve(run, 1, 0, "train/loss", 4.0, 3.5));

        page.navigate(whenItIsThere(run, "/#/runs/" + run));

        var chart = page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("Loss: .*")));
        assertThat(chart).hasAccessibleName(Pattern.compile(".*at step 2.*"));
        log.say(new MetricEvent.Recorded(run, 1, 1, Log.points("train/loss", 3, 3.25)));
        assertThat(chart).hasAccessibleName(Pattern.compile(".*at step 3.*"));
    }

    @Test
    void textsOfTheNewestEvaluationAreShownAndOlderOnesCanBeLookedAt() {
        var run = log.start("writes");
        log.say(new RunEvent.Sampled(run, 1, 250, "Once", List.of(" upn"), "runs/w/250.txt"));

        page.navigate(whenItIsThere(run, "/#/runs/" + run));

        var samples = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Samples"));
        assertThat(samples).containsText("Once upn");
        log.say(new RunEvent.Sampled(run, 1, 500, "Once", List.of(" upon"), "runs/w/500.txt"));
        assertThat(samples).containsText("Once upon");
        samples.getByLabel("after step").selectOption("250");
        assertThat(samples).containsText("Once upn");
    }

    @Test
    void whatARunWarnsOfIsShownAsSoonAsItIsSaid() {
        var run = log.start("warns");
        page.navigate(whenItIsThere(run, "/#/runs/" + run));
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop")))
                .isVisible();

        log.say(new RunEvent.Warned(run, 1, 1234, "gradient-spike", "The gradient's norm is 12."));

        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Warnings")))
                .containsText("gradient-spike The gradient's norm is 12. step 1,234");
    }

    @Test
    void curvesThatBelongTogetherShareAPanelInTheirOwnUnit() {
        var run = log.start("observed");
        log.say(
                Log.curve(run, 1, 0, "train/step_seconds_p50", 0.0123),
                Log.curve(run, 1, 1, "train/step_seconds_p99", 0.5),
                Log.curve(run, 1, 2, "train/flops_utilization", 0.4213),
                Log.curve(run, 1, 3, "own/metric", 7),
                Log.curve(run, 1, 4, "layers/gradient_norm/transformer.h.0", 0.5),
                Log.curve(run, 1, 5, "layers/gradient_norm/transformer.h.1", 0.25));

        page.navigate(whenItIsThere(run, "/#/runs/" + run));

        assertThat(panel("Time of a step"))
                .hasAccessibleName("Time of a step: p50 12.3 ms at step 1, p99 500 ms at step 1");
        assertThat(panel("Use of the peak FLOP/s")).hasAccessibleName(Pattern.compile(".*42\\.1%.*"));
        assertThat(panel("own/metric")).isVisible();
        assertThat(panel("Gradient norm of each layer"))
                .hasAccessibleName(Pattern.compile(".*transformer\\.h\\.0 0\\.5.*transformer\\.h\\.1 0\\.25.*"));
    }

    @Test
    void sectionsWithinSectionsAreShownByTheirPaths() {
        var run = log.start("configured");

        page.navigate(whenItIsThere(run, "/#/runs/" + run));

        assertThat(page.locator("setting-list").first()).containsText("difficulty.lossGroups");
    }

    private Locator panel(String title) {
        return page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(title).setExact(true))
                .getByRole(AriaRole.IMG);
    }

    @Test
    void stopButtonStopsARunAtTheSecondClick() {
        var run = log.start("stopped-by-button");
        page.navigate(whenItIsThere(run, "/#/runs/" + run));

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Really stop?"))
                .click();

        assertThat(page.getByText("Stopping…")).isVisible();
        log.say(new RunEvent.Cancelled(run, 1, 12, "stopped by request"));
        assertThat(page.locator("state-badge")).containsText("stopped");
    }

    /** The address of a page, once the tables have the run in training. */
    private String whenItIsThere(String run, String path) {
        await().untilAsserted(() -> RestAssured.get("/api/runs/" + run).then().body("state", equalTo("running")));
        return address.resolve(path).toString();
    }
}
