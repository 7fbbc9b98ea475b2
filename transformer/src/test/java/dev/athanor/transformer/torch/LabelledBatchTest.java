package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.athanor.transformer.torch.LabelledBatch.Section;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LabelledBatchTest {

    @Test
    void newBatchIsPaddingThatDoesNotCount() {
        try (var batch = new LabelledBatch(2, 1, 3)) {
            assertThat(row(batch, Section.TOKENS, 1)).containsOnly(0);
            assertThat(row(batch, Section.KEY_MASK, 1)).containsOnly(0);
            assertThat(row(batch, Section.LABELS, 1)).containsOnly(LabelledBatch.IGNORED);
        }
    }

    @Test
    void shorterSequenceLeavesNothingOfALongerOneBehind() {
        try (var batch = new LabelledBatch(1, 2, 4)) {
            batch.setTokens(1, 5, 6, 7, 8);
            batch.setLabels(1, 1, 2, 3, 4);

            batch.setTokens(1, 9, 3);
            batch.setLabels(1, 2);

            assertThat(row(batch, Section.TOKENS, 1)).containsExactly(9, 3, 0, 0);
            assertThat(row(batch, Section.KEY_MASK, 1)).containsExactly(1, 1, 0, 0);
            assertThat(row(batch, Section.LABELS, 1)).containsExactly(2, -100, -100, -100);
        }
    }

    @Test
    void rowThatIsTooLongIsRefused() {
        try (var batch = new LabelledBatch(1, 1, 2)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batch.setTokens(0, 1, 2, 3))
                    .withMessage("3 numbers do not fit a row of 2");
        }
    }

    private static long[] row(LabelledBatch batch, Section section, int row) {
        return LongStream.range(0, batch.length())
                .map(place -> batch.get(section, row, (int) place))
                .toArray();
    }
}
