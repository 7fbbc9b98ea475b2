package dev.athanor.trainer.curriculum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.CurriculumState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.SampleBatch;
import dev.athanor.trainer.batch.TextBatch;
import dev.athanor.trainer.difficulty.EasiestFirst;
import dev.athanor.trainer.difficulty.EasiestFirstFiles;
import dev.athanor.trainer.program.EvaluationResult;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CurriculumTest {

    private static final int WINDOWS = 400;
    private static final int CONTEXT = 8;
    private static final int EVERY = 10;

    private static final String PERFORMANCE =
            "{kind: performance, initialShare: 0.1, stairs: 9, minimumImprovement: 0.01, difficulty: {loss: 1, lossGroups: 4}}";

    @Property(tries = 200)
    void resumedCurriculumReadsWhatAnUndisturbedOneWouldHaveRead(
            @ForAll @Size(8) List<@DoubleRange(min = 1, max = 5) Double> losses,
            @ForAll @IntRange(min = 0, max = 79) int resumedAt)
            throws Exception {
        try (EasiestFirst windows = EasiestFirstFiles.inTheOrderOfTheText(WINDOWS)) {
            long[] expected = read(curriculum(windows, CurriculumState.INITIAL), losses, 0, 80);

            Curriculum before = curriculum(windows, CurriculumState.INITIAL);
            read(before, losses, 0, resumedAt);
            CurriculumState checkpoint = JsonFormat.mapper()
                    .readValue(JsonFormat.mapper().writeValueAsString(before.state()), CurriculumState.class);

            assertThat(read(curriculum(windows, checkpoint), losses, resumedAt, 80))
                    .isEqualTo(from(expected, resumedAt));
        }
    }

    @Property(tries = 200)
    void shareNeverFallsWhateverTheEvaluationsSay(@ForAll @Size(8) List<@DoubleRange(min = 1, max = 5) Double> losses)
            throws Exception {
        try (EasiestFirst windows = EasiestFirstFiles.inTheOrderOfTheText(WINDOWS)) {
            Curriculum curriculum = curriculum(windows, CurriculumState.INITIAL);
            double share = 0;

            for (long batch = 0; batch < 80; batch++) {
                if (batch > 0 && batch % EVERY == 0) {
                    evaluate(curriculum, batch, losses.get((int) batch / EVERY));
                }
                assertThat(curriculum.share(batch)).isBetween(share, 1.0);
                share = curriculum.share(batch);
            }
        }
    }

    @Test
    void batchThatWasInPreparationDuringAnEvaluationIsTheSameAsBeforeIt() throws Exception {
        try (EasiestFirst windows = EasiestFirstFiles.inTheOrderOfTheText(WINDOWS)) {
            Curriculum curriculum = curriculum(windows, CurriculumState.INITIAL);
            evaluate(curriculum, 10, 3.0);
            long[] prepared = batch(curriculum, 20);

            evaluate(curriculum, 20, 3.0);

            assertThat(batch(curriculum, 20)).isEqualTo(prepared);
            assertThat(curriculum.share(21)).isGreaterThan(curriculum.share(20));
        }
    }

    @Test
    void shareRisesOnlyWhenTheLossDoesNotFallAnyMore() throws Exception {
        try (EasiestFirst windows = EasiestFirstFiles.inTheOrderOfTheText(WINDOWS)) {
            Curriculum curriculum = curriculum(windows, CurriculumState.INITIAL);
            evaluate(curriculum, 10, 4.0);
            evaluate(curriculum, 20, 3.0);
            assertThat(curriculum.share(30)).isEqualTo(0.1);

            evaluate(curriculum, 30, 2.99);
            assertThat(curriculum.share(31)).isEqualTo(0.2);
        }
    }

    @Test
    void checkpointRemembersTwoDecisionsHoweverLongTheRun() throws Exception {
        try (EasiestFirst windows = EasiestFirstFiles.inTheOrderOfTheText(WINDOWS)) {
            Curriculum curriculum = curriculum(windows, CurriculumState.INITIAL);
            LongStream.rangeClosed(1, 7).forEach(i -> evaluate(curriculum, i * EVERY, 3.0));

            assertThat(curriculum.state().decisions())
                    .extracting(CurriculumState.Decision::fromBatch)
                    .containsExactly(61L, 71L);
        }
    }

    @Test
    void curriculumWithoutNeedOfEvaluationsDecidesNothing() throws Exception {
        try (EasiestFirst windows = EasiestFirstFiles.inTheOrderOfTheText(WINDOWS)) {
            Curriculum linear = curriculum("{kind: linear}", windows, CurriculumState.INITIAL);

            evaluate(linear, 10, 3.0);

            assertThat(linear.state()).isEqualTo(CurriculumState.INITIAL);
        }
    }

    /** The starts of the batches from {@code from} on, with evaluations where they are due. */
    private static long[] read(Curriculum curriculum, List<Double> losses, int from, int to) {
        return LongStream.range(from, to)
                .flatMap(batch -> {
                    // The step before is done, and its batch prepared this one before the evaluation.
                    long[] starts = batch(curriculum, batch);
                    if (batch > 0 && batch % EVERY == 0) {
                        evaluate(curriculum, batch, losses.get((int) batch / EVERY));
                    }
                    return LongStream.of(starts);
                })
                .toArray();
    }

    private static long[] from(long[] starts, int batch) {
        return LongStream.of(starts).skip(batch * 4L).toArray();
    }

    private static long[] batch(Curriculum curriculum, long batch) {
        return LongStream.range(batch * 4, batch * 4 + 4).map(curriculum::at).toArray();
    }

    private static void evaluate(Curriculum curriculum, long step, double loss) {
        curriculum.evaluated(step, loss, new Judge(step));
    }

    private static Curriculum curriculum(EasiestFirst windows, CurriculumState state) {
        return curriculum(PERFORMANCE, windows, state);
    }

    private static Curriculum curriculum(String settings, EasiestFirst windows, CurriculumState state) {
        RunConfiguration run = RunConfigurations.resolve(RunConfigurations.parse("""
                name: tiny
                dataset: pattern@0123456789abcdef
                model: {contextLength: %d}
                training: {steps: 80, batchSize: 4}
                curriculum: %s
                """.formatted(CONTEXT, settings)));
        return new Curriculum(run, windows, CurriculumTest::drawn, state);
    }

    /** Finds another group the most difficult at each evaluation. */
    private static final class Judge implements TrainingProgram {
        private final long step;
        private int asked;

        Judge(long step) {
            this.step = step;
        }

        @Override
        public EvaluationResult evaluate(Batch batch) {
            asked++;
            return new EvaluationResult((asked * 7L + step) % 5, 1, 0, List.of());
        }

        @Override
        public StepResult step(Batch batch, double learningRate) {
            throw new AssertionError("measuring trains nothing");
        }

        @Override
        public float[] scores(int... tokens) {
            throw new AssertionError("measuring writes nothing");
        }

        @Override
        public int[][] write(SampleBatch batch, int start, int end, int length) {
            throw new AssertionError("measuring writes nothing");
        }

        @Override
        public void save(Path file) {
            throw new AssertionError("measuring saves nothing");
        }

        @Override
        public void close() {}
    }

    /** What is drawn for measuring is among the windows that there are. */
    private static Batch drawn(LongUnaryOperator order, long index) {
        LongStream.range(index * 4, index * 4 + 4)
                .forEach(row -> assertThat(order.applyAsLong(row)).isBetween(0L, WINDOWS - 1L));
        return new TextBatch(4, CONTEXT, new int[4 * (CONTEXT + 1)]);
    }
}
