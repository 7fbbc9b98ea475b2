package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataShowCommandTest {

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
    void datasetIsShownWithWhatChangedWithEachVersion() {
        platform.answers("/api/datasets/news", "{\"name\": \"news\", \"versions\": [{\"version\": \"bbbb\"}]}");
        platform.answers("/api/datasets/news/versions/bbbb", """
                {"description": {"recipe": {"splitSeed": 8}}, "since": "aaaa",
                 "changes": [{"path": "splitSeed", "before": 7, "after": 8}], "derivedFrom": [], "dependents": {}}""");

        assertThat(platform.execute("data", "show", "news")).as(platform.said()).isZero();

        assertThat(platform.said()).contains("\"since\" : \"aaaa\"", "\"path\" : \"splitSeed\"", "\"before\" : 7");
    }
}
