package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataRebuildCommandTest {

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
    void rebuildSaysWhatChanged() {
        platform.answers("/api/datasets/news/versions/latest", "{\"version\": \"aaaaaaaaaaaaaaaa\"}");
        platform.on(
                "/api/datasets/news/versions/aaaaaaaaaaaaaaaa/rebuild",
                exchange -> AnsweringPlatform.accept(exchange, "news"));
        platform.ends("news", "bbbbbbbbbbbbbbbb");
        platform.answers(
                "/api/datasets/news/versions/bbbbbbbbbbbbbbbb/changes",
                "[{\"path\": \"sourceSha256\", \"before\": \"aa\", \"after\": \"bb\"}]");

        assertThat(platform.execute("data", "rebuild", "news"))
                .as(platform.said())
                .isZero();

        assertThat(platform.said())
                .contains("news bbbbbbbbbbbbbbbb instead of aaaaaaaaaaaaaaaa", "  sourceSha256: \"aa\" -> \"bb\"");
    }
}
