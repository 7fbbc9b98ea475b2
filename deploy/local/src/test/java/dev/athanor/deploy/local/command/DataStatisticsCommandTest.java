package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataStatisticsCommandTest {

    @TempDir
    private Path home;

    private AnsweringPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new AnsweringPlatform(home);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void statisticsOfTheNewestVersionAreShownWhereNoneIsNamed() {
        platform.answers("/api/datasets/reviews/latest/statistics", "{\"removedDuplicates\": 12}");

        int exitCode = platform.execute("data", "statistics", "reviews");

        assertThat(exitCode).as(platform.said()).isZero();
        assertThat(platform.said()).contains("\"removedDuplicates\" : 12");
    }
}
