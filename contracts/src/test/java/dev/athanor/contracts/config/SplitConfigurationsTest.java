package dev.athanor.contracts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.athanor.contracts.JsonFormat;
import org.junit.jupiter.api.Test;

class SplitConfigurationsTest {

    @Test
    void hashTellsThePartWhereNothingIsSaid() {
        assertThat(SplitConfigurations.resolve(RunConfigurations.parse("{}")))
                .isEqualTo(new SplitConfiguration(
                        SplitConfiguration.Method.HASH, "split", SplitConfiguration.Leakage.REPORT));
    }

    @Test
    void columnIsNamedOnlyWhereAColumnTells() {
        assertThatThrownBy(() -> SplitConfigurations.resolve(RunConfigurations.parse("{by: files, column: part}")))
                .hasMessageContaining("column: is part; beside a by of 'files' allowed is only split");
        assertThatThrownBy(() -> SplitConfigurations.resolve(TextNode.valueOf("column")))
                .hasMessageContaining("is no mapping");
    }

    @Test
    void eventsOfOtherReleasesAreCompleted() throws Exception {
        var read = JsonFormat.mapper().readValue("{\"by\": \"files\", \"later\": 1}", SplitConfiguration.class);

        assertThat(read.by()).isEqualTo(SplitConfiguration.Method.FILES);
        assertThat(read.leakage()).isEqualTo(SplitConfiguration.Leakage.REPORT);
    }
}
