package dev.athanor.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.athanor.contracts.event.MetricNames;
import dev.athanor.trainer.program.EvaluationResult;
import dev.athanor.trainer.program.EvaluationResult.LabelCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void placesCountAlikeInWhateverBatchTheyStand() {
        tally.add(new EvaluationResult(1.0, 30, 15, List.of()));
        tally.add(new EvaluationResult(3.0, 10, 1, List.of()));

        assertThat(tally.loss()).isEqualTo(1.5);
        assertThat(tally.metrics()).containsExactly(entry(MetricNames.VALIDATION_ACCURACY, 0.4));
    }

    @Test
    void meanOfBatchesOfOneSizeIsExactlyTheMeanOfTheirLosses() {
        float[] losses = {1.0000001f, 2.345679f, 0.1f};
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
            tally.add(new EvaluationResult(loss, 768, 0, List.of()));
        }

        assertThat(tally.loss()).isEqualTo(sum / 3);
    }

    @Test
    void labelsAreCountedOverAllBatches() {
        tally.add(new EvaluationResult(1, 4, 3, List.of(new LabelCounts(2, 3, 2), new LabelCounts(1, 1, 2))));
        tally.add(new EvaluationResult(1, 4, 4, List.of(new LabelCounts(1, 1, 1), new LabelCounts(3, 3, 3))));

        // 2 * 3 / (4 + 3) and 2 * 4 / (4 + 5)
        assertThat(tally.metrics()).containsEntry(MetricNames.VALIDATION_F1, (6.0 / 7 + 8.0 / 9) / 2);
    }

    @Test
    void evaluationOfNothingHasNoAccuracy() {
        tally.add(new EvaluationResult(0, 0, 0, List.of()));

        assertThat(tally.loss()).isZero();
        assertThat(tally.metrics()).isEmpty();
    }
}
