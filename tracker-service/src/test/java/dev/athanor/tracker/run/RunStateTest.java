package dev.athanor.tracker.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.run.RunLife;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunStateTest {

    static Stream<RunLife> stages() {
        return Stream.of(
                new RunLife.Requested(2),
                new RunLife.Claimed(3),
                new RunLife.Running(3, 40),
                new RunLife.Completed(3, 2000),
                new RunLife.Failed(3, 41, new Failure("out-of-memory", "Take a smaller batch.")),
                new RunLife.Cancelled(3, 42, "by request"),
                new RunLife.Pruned(3, 43, "worse than the median"));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyStageComesBackFromItsColumns(RunLife life) {
        var run = new Run();

        run.become(life);

        assertThat(run.life()).isEqualTo(life);
    }
}
