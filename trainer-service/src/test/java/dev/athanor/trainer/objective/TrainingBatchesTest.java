package dev.athanor.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.config.DifficultyConfiguration;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.trainer.batch.Sample;
import dev.athanor.trainer.batch.SampleBatch;
import dev.athanor.trainer.difficulty.DifficultyCache;
import dev.athanor.trainer.job.TaskDatasets;
import dev.athanor.trainer.record.MemoryStore;
import dev.athanor.trainer.scratch.Scratch;
import dev.athanor.trainer.tokens.DatasetCache;
import dev.athanor.trainer.tokens.MappedDataset;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingBatchesTest {

    @TempDir
    private Path folder;

    @Test
    void samplesComeInTheOrderThatIsAskedFor() throws Exception {
        try (MappedDataset dataset = open("letters")) {
            var batches = new TrainingBatches(configuration("bert"), Objective.CLASSIFICATION, dataset);

            SampleBatch batch =
                    (SampleBatch) batches.inOrder(count -> 7 - count, 4).apply(1);

            assertThat(batch.samples())
                    .extracting(Sample::tokens)
                    .containsExactly(LongStream.of(3, 2, 1, 0)
                            .mapToObj(sample -> dataset.trainingSamples().sequence(sample, 0))
                            .toArray(int[][]::new));
        }
    }

    /** What is not hidden, or replaced, stands as in the windows that are asked for. */
    @Test
    void maskedWindowsComeInTheOrderThatIsAskedFor() throws Exception {
        try (MappedDataset dataset = open("cycle")) {
            var batches = new TrainingBatches(configuration("bert"), Objective.MASKED, dataset);
            int length = batches.windowLength();

            SampleBatch batch =
                    (SampleBatch) batches.inOrder(count -> 3 - count, 4).apply(0);

            assertThat(length).isLessThan(32);
            for (int row = 0; row < 4; row++) {
                int[] window = new int[length];
                dataset.training().copy((long) (3 - row) * length, window, 0, length);
                Sample sample = batch.samples().get(row);
                // The start stands before the window.
                for (int place = 0; place < length; place++) {
                    int told = sample.labels()[1 + place];
                    assertThat(told == Sample.IGNORED ? sample.tokens()[1 + place] : told)
                            .isEqualTo(window[place]);
                }
            }
        }
    }

    /** Short samples are the easy ones of these datasets, whose rows count as many words as there are tokens. */
    @ParameterizedTest
    @CsvSource({"letters, bert, CLASSIFICATION", "doubles, t5, SEQUENCE_TO_SEQUENCE"})
    void easySamplesAreReadFirst(String name, String architecture, Objective objective) throws Exception {
        try (MappedDataset dataset = open(name)) {
            var batches = new TrainingBatches(configuration(architecture), objective, dataset);
            var cache =
                    new DifficultyCache(folder.resolve("difficulties"), new Scratch(folder.resolve("scratch"), "test"));
            try (var easiest =
                    cache.open(dataset, batches.windowLength(), new DifficultyConfiguration(1, 0, 0, 0, 4))) {
                LongUnaryOperator length = rank -> dataset.trainingSamples().length(easiest.at(rank));

                assertThat(easiest.count()).isEqualTo(dataset.trainingSamples().count());
                assertThat(LongStream.range(0, easiest.count())
                                .map(length)
                                .boxed()
                                .toList())
                        .isSorted();
            }
        }
    }

    @Test
    void openObjectiveIsRefused() throws Exception {
        try (MappedDataset dataset = open("letters")) {
            var batches = new TrainingBatches(configuration("bert"), Objective.AUTO, dataset);

            assertThatThrownBy(batches::windowLength).hasMessage("the objective is still open");
        }
    }

    private MappedDataset open(String name) throws Exception {
        var store = new MemoryStore();
        TaskDatasets.write(store);
        return new DatasetCache(store, folder.resolve("datasets"), new Scratch(folder.resolve("scratch"), "test"))
                .open(new DatasetAddress(name, "0123456789abcdef"))
                .orElseThrow();
    }

    private static RunConfiguration configuration(String architecture) {
        return RunConfigurations.resolve(RunConfigurations.parse("""
                {name: play, dataset: d@0123456789abcdef, model: {architecture: %s, contextLength: 32}, training: {batchSize: 4}}
                """.formatted(architecture)));
    }
}
