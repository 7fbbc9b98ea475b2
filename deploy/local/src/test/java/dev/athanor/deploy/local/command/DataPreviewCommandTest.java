package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataPreviewCommandTest {

    @RegisterExtension
    private final AnsweringPlatform platform = new AnsweringPlatform();

    @Test
    void previewShowsLabelsAndTargets() {
        platform.answers("/api/datasets/mixed/0123456789abcdef/preview", """
                {"samples": [{"split": "train", "text": "[CLS]Good.[SEP]", "label": "5"},
                             {"split": "validation", "text": "1 May 2026", "target": "2026-05-01"}]}""");

        int exitCode = platform.execute("data", "preview", "mixed", "0123456789abcdef");

        assertThat(exitCode).as(platform.said()).isZero();
        assertThat(platform.said()).isEqualTo("""
                --- train: 5
                [CLS]Good.[SEP]
                --- validation
                1 May 2026
                ->
                2026-05-01
                """);
    }

    @Test
    void newestVersionIsShownWhereNoneIsNamed() {
        platform.answers(
                "/api/datasets/mixed/latest/preview", "{\"samples\": [{\"split\": \"train\", \"text\": \"new\"}]}");

        assertThat(platform.execute("data", "preview", "mixed"))
                .as(platform.said())
                .isZero();

        assertThat(platform.said()).isEqualTo("--- train\nnew\n");
    }

    @Test
    void previewShowsWhereTokensMeet() {
        platform.answers("/api/datasets/mixed/0123456789abcdef/preview", """
                {"samples": [{"split": "train", "text": "a 🙂 cat",
                              "pieces": [{"start": 0, "end": 1}, {"start": 1, "end": 3}, {"start": 3, "end": 7}]}]}""");

        assertThat(platform.execute("data", "preview", "mixed", "0123456789abcdef", "--tokens"))
                .as(platform.said())
                .isZero();

        assertThat(platform.said()).isEqualTo("--- train\na| 🙂| cat\n");
    }
}
