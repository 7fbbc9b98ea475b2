package dev.athanor.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.trainer.program.EvaluationResult.LabelCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class MacroF1Test {

    /** Actual labels 0 0 1 1 2 2 2, given 0 1 1 1 2 0 2. */
    private static final List<LabelCounts> SEVEN_SAMPLES =
            List.of(new LabelCounts(1, 2, 2), new LabelCounts(2, 3, 2), new LabelCounts(2, 2, 3));

    @Test
    void meanIsThatOfScikitLearn() {
        assertThat(MacroF1.of(SEVEN_SAMPLES)).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void labelThatNobodyMetIsPassedOver() {
        assertThat(MacroF1.of(List.of(LabelCounts.NONE, new LabelCounts(3, 3, 3))))
                .isEqualTo(1);
    }

    @Test
    void labelThatIsNeverGivenCountsAsZero() {
        assertThat(MacroF1.of(List.of(new LabelCounts(3, 5, 3), new LabelCounts(0, 0, 2))))
                .isEqualTo(0.375);
    }
}
