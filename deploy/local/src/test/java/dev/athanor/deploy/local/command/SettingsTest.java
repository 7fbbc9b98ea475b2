package dev.athanor.deploy.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void rulesThatDoNothingAreNotShown() throws JsonProcessingException {
        var cleaning = JsonFormat.mapper().readTree("""
                {"cleaning": {"emails": true, "phones": false, "longest": 0, "letters": 0.0, "patterns": "none"}, "chat": null}""");

        assertThat(Settings.of(cleaning)).containsExactly("cleaning.emails: true");
    }

    @Test
    void aValueThatFillsPagesIsCut() {
        var template = "{{ messages }}".repeat(50);

        assertThat(Settings.of(JsonFormat.mapper().createObjectNode().put("template", template)))
                .singleElement()
                .asString()
                .startsWith("template: \"{{ messages }}")
                .endsWith("…")
                .hasSizeLessThan(120);
    }
}
