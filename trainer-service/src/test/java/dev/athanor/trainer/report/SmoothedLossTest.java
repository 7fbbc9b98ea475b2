package dev.athanor.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmoothedLossTest {

    private final SmoothedLoss loss = new SmoothedLoss();

    @Test
    void firstLossIsTheFirstValue() {
        loss.add(4.25);

        assertThat(loss.value()).isCloseTo(4.25, within(1e-12));
    }

    @Test
    void skippedStepLeavesTheMeanAsItWas() {
        loss.add(4.25);
        loss.add(Double.NaN);
        loss.add(Double.POSITIVE_INFINITY);

        assertThat(loss.value()).isCloseTo(4.25, within(1e-12));
    }

    @Test
    void meanFollowsWhatStays() {
        loss.add(100);
        IntStream.range(0, 1000).forEach(i -> loss.add(2));

        assertThat(loss.value()).isCloseTo(2, within(1e-6));
    }

    @Test
    void perplexityIsCutWhereItWouldOverflow() {
        assertThat(Perplexity.of(0)).isEqualTo(1);
        assertThat(Perplexity.of(1e6)).isEqualTo(Math.exp(20));
        assertThat(Perplexity.of(Double.POSITIVE_INFINITY)).isFinite();
        assertThat(Perplexity.of(Double.NaN)).isNaN();
    }
}
