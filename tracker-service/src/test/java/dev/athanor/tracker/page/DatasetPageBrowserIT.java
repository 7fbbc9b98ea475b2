package dev.athanor.tracker.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.athanor.deploy.testing.EmbeddedPlatformResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages of datasets, with the answers of a data service: its report is the one that its own tests hold it to. Needs a
 * {@link Chromium}: {@code -Pbrowser}. Each look is kept in {@code target/screenshots}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPlatformResource.class)
class DatasetPageBrowserIT {

    private static final Path REPORT = Path.of("../data-service/src/test/resources/golden/report.json");
    private static final Path REPORT_OF_A_TEXT = Path.of("../data-service/src/test/resources/golden/report-text.json");
    private static final String LIST = """
            [{"name": "letters", "versions": 2, "version": "0123456789abcdef", "form": "text", "openJobs": 0,
              "statistics": {"trainTokens": 1234567, "validationTokens": 123456, "vocabularySize": 8192},
              "updatedAt": "2026-05-01T12:00:00Z"}]""";
    private static final String LETTERS = """
            {"name": "letters", "versions": [
              {"version": "0123456789abcdef", "createdAt": "2026-05-01T12:00:00Z"},
              {"version": "fedcba9876543210", "createdAt": "2026-04-01T12:00:00Z"}], "jobs": []}""";

    private static Chromium browser;

    @TestHTTPResource
    URI address;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
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
    void openPage() throws IOException {
        page = browser.newPage(complaints);
        answer("**/api/datasets", LIST);
        answer("**/api/datasets/letters", LETTERS);
        answer("**/api/datasets/letters/versions/*/report", Files.readString(REPORT));
    }

    @AfterEach
    void nothingWasComplainedOf() {
        page.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void listLeadsToTheReportOfTheNewestVersion() {
        page.navigate(address.resolve("/#/datasets").toString());

        assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("letters")))
                .containsText("0123456789abcdef");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("letters"))
                .click();

        assertThat(page.getByText("66.7% of the held-out documents (1 as they are, 1 nearly)"))
                .isVisible();
        assertThat(page.getByLabel("Version")).hasValue("0123456789abcdef");
    }

    @Test
    void reportOfAPlainTextTellsOfItsPassages() throws IOException {
        answer("**/api/datasets/letters/versions/*/report", Files.readString(REPORT_OF_A_TEXT));

        page.navigate(address.resolve("/#/datasets/letters").toString());

        assertThat(page.getByLabel("Repetition and leakage")).containsText("Held-out passages compared");
        assertThat(page.getByLabel("Repetition and leakage")).not().containsText("Equal one before");
    }

    @Test
    void everyPlotSaysInWordsWhatItShows() {
        open();

        assertThat(plot("Characters of a document"))
                .hasAccessibleName(
                        Pattern.compile("Characters of a document, documents by characters: .*64 to 127: \\d.*"));
        assertThat(plot("Tokens of a document")).hasAccessibleName(Pattern.compile(".*documents by tokens: .*"));
        assertThat(plot("Frequency of tokens"))
                .hasAccessibleName(Pattern.compile("Frequency of tokens, occurrences by rank: 1: \\d+, 2: \\d+.*"));
        assertThat(plot("What the most frequent tokens make of the text"))
                .hasAccessibleName(Pattern.compile(".*: 100%"));
    }

    @Test
    void rulesShowTheirExamplesWhenAsked() {
        open();

        var rules = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("What the rules did"));
        assertThat(rules).containsText("lengths.fewestWords");
        rules.getByText("An example").first().click();
        assertThat(rules.getByText("[EMAIL]")).isVisible();
    }

    @Test
    void anotherVersionIsAnotherAddress() {
        open();

        page.getByLabel("Version").selectOption("fedcba9876543210");

        assertThat(page).hasURL(Pattern.compile(".*#/datasets/letters/fedcba9876543210"));
        assertThat(page.getByText("66.7% of the held-out documents")).isVisible();
    }

    @Test
    void versionWithoutAReportSaysSo() {
        page.route(
                "**/api/datasets/letters/versions/*/report",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(404)
                        .setContentType("application/problem+json")
                        .setBody("{\"detail\": \"Made before there were reports.\"}")));

        page.navigate(address.resolve("/#/datasets/letters").toString());

        assertThat(page.getByText("Made before there were reports.")).isVisible();
        assertThat(complaints).hasSize(1).allMatch(complaint -> complaint.contains("404"));
        complaints.clear();
    }

    @Test
    void datasetWithoutAVersionSaysWhatFailed() {
        answer("**/api/datasets", """
                [{"name": "letters", "versions": 0, "version": null, "form": null, "openJobs": 0, "statistics": null,
                  "updatedAt": "2026-05-01T12:00:00Z"}]""");
        answer("**/api/datasets/letters", """
                {"name": "letters", "versions": [], "jobs": [
                  {"job": "1", "state": "failed", "failure": {"message": "Line 3: has 1 fields."}}]}""");

        page.navigate(address.resolve("/#/datasets").toString());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("letters"))
                .click();

        assertThat(page.getByText("There is no version: the newest job failed. Line 3: has 1 fields."))
                .isVisible();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
    void reportFitsEveryScreenAndColourScheme(ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 800);
        open();

        assertThat(plot("Frequency of tokens")).isVisible();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots/report-%s-%d.png".formatted(scheme, width))));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
    void listFitsEveryScreenAndColourScheme(ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 800);
        page.navigate(address.resolve("/#/datasets").toString());

        var table = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Datasets"));
        assertThat(table).containsText("1.23M");
        assertThat(table.boundingBox().width).isLessThanOrEqualTo(width);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/datasets-%s-%d.png".formatted(scheme, width))));
    }

    private void open() {
        page.navigate(address.resolve("/#/datasets/letters").toString());
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("What the rules did")))
                .isVisible();
    }

    private Locator plot(String title) {
        return page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(title).setExact(true))
                .getByRole(AriaRole.IMG);
    }

    private void answer(String path, String json) {
        page.route(
                path,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(json)));
    }
}
