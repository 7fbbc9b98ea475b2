package dev.athanor.trainer.difficulty;

import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.trainer.tokens.Difficulty;
import dev.athanor.trainer.tokens.DifficultyColumns;
import dev.athanor.trainer.tokens.MappedDataset;
import java.util.function.LongFunction;

/**
 * What a curriculum orders: the windows of a text, which do not overlap, or samples.
 *
 * @param count how many there are
 * @param difficulty of each
 */
record Units(long count, LongFunction<Difficulty> difficulty) {

    /**
     * Those of a dataset.
     *
     * @param windowLength tokens of a window, where the dataset is a text
     */
    static Units of(MappedDataset dataset, DifficultyColumns columns, int windowLength) {
        return dataset.description().form() == DatasetForm.TEXT
                ? new Units(
                        windows(dataset, windowLength), window -> columns.ofTokens(window * windowLength, windowLength))
                : new Units(dataset.trainingSamples().count(), columns::ofSample);
    }

    /** The last token of a text is the target of the one before. */
    private static long windows(MappedDataset dataset, int windowLength) {
        return (dataset.training().count() - 1) / windowLength;
    }
}
