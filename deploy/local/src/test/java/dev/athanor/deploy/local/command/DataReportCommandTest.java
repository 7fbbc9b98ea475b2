package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataReportCommandTest {

    @RegisterExtension
    private final AnsweringPlatform platform = new AnsweringPlatform();

    /** The report is the one that the data service's own test holds it to. */
    @Test
    void reportIsReadableByPeopleAndByPrograms() throws IOException {
        var report = Files.readString(
                AnsweringPlatform.CHECKOUT.resolve("data-service/src/test/resources/golden/report.json"));
        platform.answers("/api/datasets/letters/versions/latest/report", report);

        int exitCode = platform.execute("data", "report", "letters");

        assertThat(exitCode).as(platform.said()).isZero();
        assertThat(platform.said())
                .contains(
                        "Look at this: 66.7% of the held-out documents",
                        "lengths.fewestWords  removed          1       1",
                        "became \"The first letter came from [EMAIL] on a cold",
                        "Characters of a document:",
                        "########################################",
                        "held-out documents that are also trained on: 1 as they are, 1 nearly (66.7 %)")
                .doesNotContain("anna@");
        platform.forgetWhatWasSaid();
        assertThat(platform.execute("data", "report", "letters", "--json")).isZero();
        assertThat(JsonFormat.mapper().readTree(platform.said()))
                .isEqualTo(JsonFormat.mapper().readTree(report));
    }

    @Test
    void reportOfAPlainTextTellsOfItsPassages() throws IOException {
        var report = Files.readString(
                AnsweringPlatform.CHECKOUT.resolve("data-service/src/test/resources/golden/report-text.json"));
        platform.answers("/api/datasets/letters/versions/latest/report", report);

        assertThat(platform.execute("data", "report", "letters"))
                .as(platform.said())
                .isZero();

        assertThat(platform.said())
                .contains(
                        "Look at this: 66.7% of the held-out passages",
                        "Characters of a line:",
                        "held-out passages that were compared with those to train on: 3",
                        "held-out passages that are also trained on: 1 as they are, 1 nearly (66.7 %)")
                .doesNotContain("equal one before");
    }
}
