package dev.athanor.trainer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.SweepConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.SampleBatch;
import dev.athanor.trainer.batch.TextBatch;
import dev.athanor.trainer.loop.Interruption;
import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.Orders;
import dev.athanor.trainer.loop.StepRecord;
import dev.athanor.trainer.program.EvaluationResult;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LearningRateSweepTest {

    private static final SweepConfiguration SWEEP = new SweepConfiguration(1e-6, 100, 100, 3);

    private final List<StepRecord> steps = new ArrayList<>();
    private Optional<Interruption> interruption = Optional.empty();

    @Test
    void ratesRiseInEqualRatiosUntilTheLossDiverges() {
        SweepEnding ending = sweep(new Parabola());

        double ratio = Math.pow(1e8, 1 / 99.0);
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i).learningRate() / steps.get(i - 1).learningRate())
                    .isCloseTo(ratio, Percentage.withPercentage(1e-6));
        }
        assertThat(steps.getFirst().learningRate()).isEqualTo(1e-6);
        // Gradient descent on x squared is stable below a rate of 1.
        assertThat(steps.getLast().learningRate()).isBetween(1.0, 20.0);
        assertThat(ending).isInstanceOf(SweepEnding.Swept.class);
    }

    @Test
    void suggestionLiesWhereTheLossFallsAndSaysWhy() {
        SweepEnding.Swept swept = (SweepEnding.Swept) sweep(new Parabola());

        assertThat(swept.suggestion().learningRate().orElseThrow()).isBetween(1e-3, 0.5);
        assertThat(swept.suggestion().reason())
                .contains("there the smoothed loss falls fastest")
                .contains("It diverges at");
    }

    @Test
    void lossThatNeverFallsSuggestsNothing() {
        SweepEnding.Swept swept = (SweepEnding.Swept) sweep(new Parabola() {
            @Override
            public StepResult step(Batch batch, double learningRate) {
                return new StepResult(2.0 + steps.size() * 0.01, 1, true, 1);
            }
        });

        assertThat(swept.suggestion().learningRate()).isEmpty();
        assertThat(swept.suggestion().reason()).startsWith("The loss never fell");
    }

    @Test
    void gradientThatIsNotFiniteEndsTheSweep() {
        SweepEnding.Swept swept = (SweepEnding.Swept) sweep(new Parabola() {
            @Override
            public StepResult step(Batch batch, double learningRate) {
                return steps.size() < 50
                        ? super.step(batch, learningRate)
                        : new StepResult(Double.NaN, Double.NaN, false, 1);
            }
        });

        assertThat(swept.steps()).isEqualTo(51);
    }

    @Test
    void interruptedSweepSuggestsNothing() {
        interruption = Optional.of(new Interruption.HandBack("shutdown"));

        assertThat(sweep(new Parabola())).isEqualTo(new SweepEnding.Interrupted(interruption.get()));
        assertThat(steps).isEmpty();
    }

    private SweepEnding sweep(TrainingProgram program) {
        return new LearningRateSweep(
                        SWEEP,
                        program,
                        () -> new TextBatch(1, 1, new int[] {0, 0}),
                        new Orders() {
                            @Override
                            public Optional<Interruption> interruption() {
                                return interruption;
                            }

                            @Override
                            public boolean takeSave() {
                                return false;
                            }
                        },
                        new Journal() {
                            @Override
                            public void stepped(StepRecord step) {
                                steps.add(step);
                            }

                            @Override
                            public void evaluated(long step, double loss) {
                                throw new AssertionError("a sweep is not evaluated");
                            }
                        })
                .run();
    }

    /** Gradient descent on x squared, from 1. */
    private static class Parabola implements TrainingProgram {
        private double x = 1;

        @Override
        public StepResult step(Batch batch, double learningRate) {
            double loss = x * x;
            double gradient = 2 * x;
            x -= learningRate * gradient;
            return new StepResult(loss, Math.abs(gradient), true, 1);
        }

        @Override
        public EvaluationResult evaluate(Batch batch) {
            throw new AssertionError("a sweep is not evaluated");
        }

        @Override
        public float[] scores(int... tokens) {
            throw new AssertionError("a sweep does not write");
        }

        @Override
        public int[][] write(SampleBatch batch, int start, int end, int length) {
            throw new AssertionError("a sweep does not write");
        }

        @Override
        public void save(Path file) {
            throw new AssertionError("a sweep is not saved");
        }

        @Override
        public void close() {
            // A number needs no closing.
        }
    }
}
