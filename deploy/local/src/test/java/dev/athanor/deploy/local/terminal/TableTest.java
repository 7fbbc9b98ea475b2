package dev.athanor.deploy.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void wordsStandToTheLeftAndNumbersToTheRight() {
        var table = new Table("PART", "MEMORY").row("broker", "170 MB").row("data", "9 MB");

        assertThat(table.lines()).containsExactly("PART    MEMORY", "broker  170 MB", "data      9 MB");
    }

    @Test
    void withoutRowsThereAreHeadings() {
        assertThat(new Table("RUN", "STATE").lines()).containsExactly("RUN  STATE");
    }
}
