package dev.athanor.trainer.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.ObservabilityConfiguration;
import dev.athanor.contracts.config.ProfileConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.TextBatch;
import dev.athanor.trainer.program.EvaluationResult;
import dev.athanor.trainer.program.Observation;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.transformer.observation.ObservedParameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservedProgramTest {

    private static final ProfileConfiguration NO_PROFILE = new ProfileConfiguration(0, 3);

    private final List<String> calls = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private boolean isObserved = true;
    private boolean isApplied = true;

    @Test
    void stepsInWhichNothingIsDueGoStraightThrough() {
        train(new ObservabilityConfiguration(0, 0, NO_PROFILE), 0, 3);

        assertThat(calls).containsExactly("step", "step", "step");
        assertThat(heard).isEmpty();
    }

    @Test
    void histogramsAreMadeOnlyWhereTheyAreDue() {
        train(new ObservabilityConfiguration(4, 2, NO_PROFILE), 0, 5);

        assertThat(calls).containsExactly("step", "observe 0", "step", "observe 64", "step");
        assertThat(heard).containsExactly("norms 2", "norms 4", "histograms 4");
    }

    @Test
    void resumedRunLooksAtTheSameSteps() {
        train(new ObservabilityConfiguration(0, 10, NO_PROFILE), 17, 5);

        assertThat(heard).containsExactly("norms 20");
    }

    @Test
    void skippedStepShowsNothing() {
        isApplied = false;

        train(new ObservabilityConfiguration(1, 1, NO_PROFILE), 0, 1);

        assertThat(calls).containsExactly("observe 64");
        assertThat(heard).isEmpty();
    }

    @Test
    void programThatWasNotMadeForItTrainsAllTheSame() {
        isObserved = false;

        train(new ObservabilityConfiguration(1, 1, NO_PROFILE), 0, 2);

        assertThat(calls).containsExactly("step", "step");
    }

    @Test
    void profileIsOfTheStepsThatWereAskedFor() {
        train(new ObservabilityConfiguration(0, 0, new ProfileConfiguration(2, 2)), 0, 5);

        assertThat(calls).containsExactly("step", "begin", "step", "step", "end", "step", "step");
        assertThat(heard).containsExactly("profile 2");
    }

    @Test
    void profileOfARunThatEndsSoonerIsShorter() {
        train(new ObservabilityConfiguration(0, 0, new ProfileConfiguration(2, 10)), 0, 3);

        assertThat(calls).containsExactly("step", "begin", "step", "step", "end");
        assertThat(heard).containsExactly("profile 2");
    }

    @Test
    void runThatIsResumedAmongTheProfiledStepsDoesNotProfileTheRest() {
        train(new ObservabilityConfiguration(0, 0, new ProfileConfiguration(2, 10)), 5, 3);

        assertThat(calls).containsExactly("step", "step", "step");
    }

    private void train(ObservabilityConfiguration wanted, long from, int steps) {
        Path scratch = Path.of("scratch");
        try (ObservedProgram program =
                new ObservedProgram(new RememberingProgram(), wanted, new RememberingObserver(), scratch, from)) {
            for (int i = 0; i < steps; i++) {
                program.step(new TextBatch(1, 1, new int[] {0, 0}), 0.1);
            }
        }
    }

    private final class RememberingProgram implements TrainingProgram {
        @Override
        public StepResult step(Batch batch, double learningRate) {
            calls.add("step");
            return result();
        }

        @Override
        public boolean isObserved() {
            return isObserved;
        }

        @Override
        public Observation observe(Batch batch, double learningRate, int bins) {
            calls.add("observe " + bins);
            return new Observation(result(), List.of(Seen.parameter("a", 1, 1, 1)));
        }

        private StepResult result() {
            return new StepResult(1, 1, isApplied, 1);
        }

        @Override
        public void beginProfile() {
            calls.add("begin");
        }

        @Override
        public void endProfile(Path trace) {
            calls.add("end");
        }

        @Override
        public EvaluationResult evaluate(Batch batch) {
            throw new AssertionError("nobody evaluates");
        }

        @Override
        public float[] scores(int... tokens) {
            throw new AssertionError("nobody writes");
        }

        @Override
        public void save(Path file) {
            throw new AssertionError("nobody saves");
        }

        @Override
        public void close() {
            throw new AssertionError("the program is somebody else's");
        }
    }

    private final class RememberingObserver implements Observer {
        @Override
        public void measured(long step, List<ObservedParameter> parameters) {
            heard.add("norms " + step);
        }

        @Override
        public void spread(long step, List<ObservedParameter> parameters) {
            heard.add("histograms " + step);
        }

        @Override
        public void profiled(long step, Path trace) {
            heard.add("profile " + step);
        }
    }
}
