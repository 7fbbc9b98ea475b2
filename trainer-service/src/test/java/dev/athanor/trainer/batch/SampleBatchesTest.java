package dev.athanor.trainer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.trainer.tokens.Samples;
import dev.athanor.trainer.tokens.Tokens;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleBatchesTest {

    private static final int CONTEXT = 64;

    @Test
    void labelStandsAtTheFirstPlace() {
        SampleBatch batch =
                SampleBatches.labelled(stairs(), index -> index, 10, 2, CONTEXT).batch(1);

        assertThat(batch.samples()).hasSize(2);
        assertThat(batch.samples().getFirst().tokens()).containsExactly(2, 2);
        assertThat(batch.samples().getFirst().labels()).containsExactly(20);
    }

    @Test
    void decoderReadsTheAnswerThatShouldStandBeforeEachOfItsPlaces() {
        Sample sample = SampleBatches.pairs(stairs(), index -> 3, 10, 1, CONTEXT, 9)
                .batch(0)
                .samples()
                .getFirst();

        assertThat(sample.tokens()).containsExactly(3, 3, 3);
        assertThat(sample.written()).containsExactly(9, 30, 31);
        assertThat(sample.labels()).containsExactly(30, 31, 32);
    }

    @Test
    void batchesHaveFewLengthsAndNoneBeyondTheContext() {
        SampleBatches batches = SampleBatches.labelled(stairs(), index -> index, 64, 1, CONTEXT);

        assertThat(LongStream.range(1, 64)
                        .mapToInt(index -> batches.batch(index).length()))
                .containsOnly(8, 16, 24, 32, 40, 48, 56, 64);
        assertThat(batches.batch(8).length()).isEqualTo(8);
        assertThat(batches.batch(9).length()).isEqualTo(16);
    }

    @Test
    void rowsBehindTheLastSampleArePaddingThatDoesNotCount() {
        SampleBatch last =
                SampleBatches.labelled(stairs(), index -> index, 3, 2, CONTEXT).batch(1);

        assertThat(last.rows()).isEqualTo(2);
        assertThat(last.samples().getLast().length()).isZero();
    }

    @Test
    void epochHasEverySampleOnceAndAnotherOrderThanTheOneBefore() {
        var order = new SampleOrder(7, 50);

        long[] first = LongStream.range(0, 50).map(order::sample).toArray();
        long[] second = LongStream.range(50, 100).map(order::sample).toArray();

        assertThat(first).containsExactlyInAnyOrder(LongStream.range(0, 50).toArray());
        assertThat(second).containsExactlyInAnyOrder(first).isNotEqualTo(first);
    }

    @Test
    void hiddenWindowStandsBetweenItsMarks() {
        var special = new SpecialTokens(100, 101, null, 102, null);

        SampleBatch batch = new MaskedBatches(counting(), index -> 10 * index, 2, 6, special, 1e-9, 7, 200).batch(1);

        assertThat(MaskedBatches.windowLength(special, 6)).isEqualTo(4);
        assertThat(batch.samples().getFirst().tokens()).containsExactly(100, 20, 21, 22, 23, 101);
        assertThat(batch.samples().getLast().tokens()).containsExactly(100, 30, 31, 32, 33, 101);
    }

    /** Sample n has n times the token n, its answer the tokens 10n, 10n + 1, ..., its label is 10n. */
    private static Samples stairs() {
        return new Samples() {
            @Override
            public long count() {
                return 65;
            }

            @Override
            public int[] sequence(long sample, int which) {
                int number = (int) sample;
                return IntStream.range(0, number)
                        .map(place -> which == 0 ? number : 10 * number + place)
                        .toArray();
            }

            @Override
            public int length(long sample) {
                return (int) sample;
            }

            @Override
            public int label(long sample) {
                return 10 * (int) sample;
            }
        };
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
                for (int place = 0; place < length; place++) {
                    target[at + place] = (int) from + place;
                }
            }
        };
    }
}
