package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataRebuildCommandTest {

    @RegisterExtension
    private final AnsweringPlatform platform = new AnsweringPlatform();

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
