package dev.athanor.trainer.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.RunControl;
import dev.athanor.trainer.loop.Interruption;
import org.junit.jupiter.api.Test;

class RunSignalsTest {

    private final RunSignals signals = new RunSignals();

    @Test
    void signalsReachTheRunThatTheyAreMeantFor() {
        signals.hear(new RunControl.Stop("one", "enough"));
        signals.hear(new RunControl.StopEarly("two", "worse than the median"));

        assertThat(signals.interruption("one")).contains(new Interruption.Stop("enough"));
        assertThat(signals.interruption("two")).contains(new Interruption.StopEarly("worse than the median"));
        assertThat(signals.interruption("three")).isEmpty();
    }

    @Test
    void theFirstSignalThatEndsARunCounts() {
        signals.hear(new RunControl.StopEarly("one", "worse than the median"));
        signals.hear(new RunControl.Stop("one", "enough"));

        assertThat(signals.interruption("one")).contains(new Interruption.StopEarly("worse than the median"));
    }

    @Test
    void wishesForCheckpointsAreCounted() {
        signals.hear(new RunControl.Save("one"));
        signals.hear(new RunControl.Save("one"));

        assertThat(signals.saves("one")).isEqualTo(2);
        assertThat(signals.saves("two")).isZero();
    }
}
