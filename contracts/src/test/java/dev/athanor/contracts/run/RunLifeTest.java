package dev.athanor.contracts.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.contracts.event.RunEvent;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RunLifeTest {

    private static final String RUN = "r1";
    private static final Failure FAILURE = new Failure("loss-not-finite", "Lower optimizer.learningRate.");
    private static final Provenance PROVENANCE =
            new Provenance("abc", "def", 1, "Temurin 25", "2.7.1", "cpu", 2, "fp32");

    @Test
    void undisturbedRunGoesFromRequestedToCompleted() {
        var claimed = RunLife.requested().apply(new RunEvent.Claimed(RUN, 1, "worker"));
        var running = claimed.apply(new RunEvent.Started(RUN, 1, 0, PROVENANCE)).apply(progressed(1, 50));
        var completed = running.apply(completed(1, 100));

        assertThat(claimed).isEqualTo(new RunLife.Claimed(1));
        assertThat(running).isEqualTo(new RunLife.Running(1, 50));
        assertThat(completed).isEqualTo(new RunLife.Completed(1, 100));
    }

    @Test
    void releasedRunWaitsForItsNextAttempt() {
        var released =
                RunLife.requested().apply(progressed(1, 50)).apply(new RunEvent.Released(RUN, 1, 50, "shutdown"));

        assertThat(released).isEqualTo(new RunLife.Requested(1));
        assertThat(released.apply(progressed(1, 51))).isEqualTo(released);
        assertThat(released.apply(progressed(2, 50))).isEqualTo(new RunLife.Running(2, 50));
    }

    @Test
    void newerAttemptShowsThatTheOlderWasLost() {
        var taken = RunLife.requested().apply(progressed(1, 50)).apply(new RunEvent.Claimed(RUN, 2, "another"));

        assertThat(taken).isEqualTo(new RunLife.Claimed(2));
        assertThat(taken.apply(completed(1, 100))).isEqualTo(taken);
    }

    @Test
    void everyWayToEndIsAnEndOfItsOwn() {
        var running = RunLife.requested().apply(progressed(1, 5));

        assertThat(running.apply(new RunEvent.Failed(RUN, 1, 6, FAILURE))).isEqualTo(new RunLife.Failed(1, 6, FAILURE));
        assertThat(running.apply(new RunEvent.Cancelled(RUN, 1, 6, "asked")))
                .isEqualTo(new RunLife.Cancelled(1, 6, "asked"));
        assertThat(running.apply(new RunEvent.Pruned(RUN, 1, 6, "worst"))).isEqualTo(new RunLife.Pruned(1, 6, "worst"));
    }

    @Test
    void attemptsCannotGoBack() {
        assertThatThrownBy(() -> new RunLife.Requested(2).claimed(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void endedRunStaysEndedWhateverComesLate(@ForAll("events") List<RunEvent> events, @ForAll("ends") RunEvent end) {
        var ended = fold(RunLife.requested(), List.of(end));

        assertThat(fold(ended, events)).isInstanceOf(RunLife.Ended.class).isEqualTo(ended);
    }

    @Property
    void factHeardTwiceChangesNothing(@ForAll("events") List<RunEvent> events, @ForAll("event") RunEvent event) {
        var once = fold(RunLife.requested(), events).apply(event);

        assertThat(once.apply(event)).isEqualTo(once);
    }

    @Property
    void attemptNeverGoesBack(@ForAll("events") List<RunEvent> events) {
        RunLife life = RunLife.requested();

        for (RunEvent event : events) {
            var next = life.apply(event);
            assertThat(next.attempt()).isGreaterThanOrEqualTo(life.attempt());
            life = next;
        }
    }

    @Property
    void outdatedAttemptIsNotHeard(@ForAll("events") List<RunEvent> events, @ForAll("event") RunEvent late) {
        var life = fold(RunLife.requested(), events);

        if (late.attempt() < life.attempt()) {
            assertThat(life.apply(late)).isEqualTo(life);
        }
    }

    @Provide
    Arbitrary<List<RunEvent>> events() {
        return event().list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<RunEvent> event() {
        return Arbitraries.oneOf(life(), ends());
    }

    @Provide
    Arbitrary<RunEvent> ends() {
        return numbers((attempt, step) -> List.of(
                completed(attempt, step),
                new RunEvent.Failed(RUN, attempt, step, FAILURE),
                new RunEvent.Cancelled(RUN, attempt, step, "asked"),
                new RunEvent.Pruned(RUN, attempt, step, "worst")));
    }

    private static Arbitrary<RunEvent> life() {
        return numbers((attempt, step) -> List.of(
                new RunEvent.Claimed(RUN, attempt, "worker"),
                new RunEvent.Started(RUN, attempt, step, PROVENANCE),
                progressed(attempt, step),
                new RunEvent.StepSkipped(RUN, attempt, step),
                new RunEvent.Sampled(RUN, attempt, step, "Once", List.of(" upon"), "a"),
                new RunEvent.CheckpointSaved(RUN, attempt, step, "p", 1, "s", null, null),
                new RunEvent.Released(RUN, attempt, step, "shutdown")));
    }

    private static Arbitrary<RunEvent> numbers(Combinators.F2<Integer, Long, List<RunEvent>> choices) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs().between(0, 100))
                .as(choices)
                .flatMap(Arbitraries::of);
    }

    private static RunEvent progressed(int attempt, long step) {
        return new RunEvent.Progressed(RUN, attempt, step, 100, 2.5, 1000, 10);
    }

    private static RunEvent completed(int attempt, long step) {
        return new RunEvent.Completed(RUN, attempt, step, "runs/r1/checkpoints/step-00000100", 1.9, 1000, 1000, 10);
    }

    private static RunLife fold(RunLife life, List<RunEvent> events) {
        for (RunEvent event : events) {
            life = life.apply(event);
        }
        return life;
    }
}
