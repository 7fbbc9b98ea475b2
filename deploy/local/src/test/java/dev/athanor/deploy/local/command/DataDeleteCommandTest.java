package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataDeleteCommandTest {

    @RegisterExtension
    private final AnsweringPlatform platform = new AnsweringPlatform();

    @Test
    void whatOthersDependOnIsRemovedOnlyWithYes() {
        platform.on("/api/datasets/news", exchange -> {
            platform.keep(exchange);
            if (exchange.getRequestURI().getQuery().equals("force=true")) {
                AnsweringPlatform.accept(exchange, "news");
            } else {
                AnsweringPlatform.answer(
                        exchange,
                        409,
                        "{\"status\": 409, \"detail\": \"'news' is depended upon, by the datasets [mix@1]\"}");
            }
        });
        platform.ends("news", "");

        assertThat(platform.execute("data", "delete", "news", "aaaaaaaaaaaaaaaa"))
                .isNotZero();
        assertThat(platform.said()).contains("by the datasets [mix@1]");
        assertThat(platform.execute("data", "delete", "news", "--yes"))
                .as(platform.said())
                .isZero();

        assertThat(platform.received())
                .containsExactly(
                        "DELETE /api/datasets/news/versions/aaaaaaaaaaaaaaaa?force=false\n",
                        "DELETE /api/datasets/news?force=true\n");
    }
}
