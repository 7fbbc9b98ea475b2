package dev.athanor.trainer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.trainer.tokens.Tokens;
import org.junit.jupiter.api.Test;

class TextBatchesTest {

    @Test
    void rowsAreConsecutiveWindowsOfTheOrder() {
        TextBatches batches = new TextBatches(counting(), index -> 100 * index, 2, 3);

        TextBatch batch = batches.batch(1);

        assertThat(batch.tokens()).containsExactly(200, 201, 202, 203, 300, 301, 302, 303);
    }

    @Test
    void prefetchedBatchesComeInTheirOrder() {
        TextBatches batches = new TextBatches(counting(), index -> index, 1, 1);

        try (Prefetch prefetch = new Prefetch(batches::batch, 5)) {
            assertThat(((TextBatch) prefetch.next()).tokens()).containsExactly(5, 6);
            assertThat(((TextBatch) prefetch.next()).tokens()).containsExactly(6, 7);
        }
    }

    @Test
    void aFailureToPrepareABatchReachesWhoeverAsksForIt() {
        try (Prefetch prefetch = new Prefetch(
                index -> {
                    throw new IllegalStateException("the file is gone");
                },
                0)) {
            assertThatThrownBy(prefetch::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the file is gone");
        }
    }

    /** The text 0, 1, 2, … */
    private static Tokens counting() {
        return new Tokens() {
            @Override
            public long count() {
                return 1000;
            }

            @Override
            public void copy(long from, int[] target, int at, int length) {
                for (int i = 0; i < length; i++) {
                    target[at + i] = (int) from + i;
                }
            }
        };
    }
}
