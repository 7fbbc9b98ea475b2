package dev.athanor.tracker.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.tracker.Log;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricRowTest {

    @Test
    void newerAttemptWinsWhicheverComesFirst() {
        var older = Log.curve("run", 1, 5, "train/loss", 3.0);
        var newer = Log.curve("run", 2, 0, "train/loss", 2.0);

        assertThat(MetricRow.of(List.of(older, newer)))
                .extracting(MetricRow::value)
                .containsExactly(2.0);
        assertThat(MetricRow.of(List.of(newer, older)))
                .extracting(MetricRow::value)
                .containsExactly(2.0);
    }
}
