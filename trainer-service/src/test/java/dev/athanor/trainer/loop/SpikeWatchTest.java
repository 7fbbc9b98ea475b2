package dev.athanor.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpikeWatchTest {

    private final List<String> warnings = new ArrayList<>();

    @Test
    void normFarAboveItsMeanIsWarnedOf() {
        SpikeWatch watch = watch(10);
        steps(watch, 1, 100, 1.0);

        watch.stepped(step(101, 10.5, true));
        steps(watch, 102, 110, 1.0);

        assertThat(warnings)
                .containsExactly(
                        "101 gradient-spike The gradient's norm is 10.5, 10.5 times its running mean of 1.00.");
    }

    @Test
    void normsOfTheFirstStepsAreNoSpikes() {
        SpikeWatch watch = watch(10);

        steps(watch, 1, 5, 0.1);
        watch.stepped(step(6, 50, true));

        assertThat(warnings).isEmpty();
    }

    @Test
    void skippedStepsDoNotCount() {
        SpikeWatch watch = watch(10);
        steps(watch, 1, 100, 1.0);

        watch.stepped(step(101, Double.NaN, false));
        watch.stepped(step(102, 11, true));

        assertThat(warnings).singleElement().asString().startsWith("102 gradient-spike");
    }

    @Test
    void factorOfZeroWarnsOfNothing() {
        SpikeWatch watch = watch(0);
        steps(watch, 1, 100, 1.0);

        watch.stepped(step(101, 1e9, true));

        assertThat(warnings).isEmpty();
    }

    private SpikeWatch watch(double factor) {
        return new SpikeWatch(factor, new Journal() {
            @Override
            public void stepped(StepRecord step) {
                throw new AssertionError("only warnings");
            }

            @Override
            public void evaluated(long step, double loss) {
                throw new AssertionError("only warnings");
            }

            @Override
            public void warned(long step, Warning warning) {
                warnings.add(step + " " + warning.code() + " " + warning.message());
            }
        });
    }

    private static void steps(SpikeWatch watch, long first, long last, double norm) {
        for (long step = first; step <= last; step++) {
            watch.stepped(step(step, norm, true));
        }
    }

    private static StepRecord step(long step, double norm, boolean applied) {
        return new StepRecord(step, 1.0, norm, 1e-3, applied, 1, 1, 1);
    }
}
