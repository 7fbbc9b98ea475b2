package dev.athanor.data.corpus;

import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.contracts.config.SplitConfiguration;
import dev.athanor.contracts.event.Chat;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.Selection;
import dev.athanor.contracts.event.SourceFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a source becomes a corpus.
 *
 * @param form what the dataset is made of
 * @param format how the source is read
 * @param columns which columns samples are taken from; absent for a plain text
 * @param validationFraction share that is held out, in (0, 1)
 * @param splitSeed another seed holds out other samples
 * @param removeDuplicates whether a row that equals one before it is left out
 * @param cleaning rules for its texts; absent where there are none
 * @param split which documents are held out; absent where a hash tells
 * @param selection which rows are taken; absent where all are
 * @param chat how messages become documents; absent where there are none
 */
public record Reading(
        DatasetForm form,
        SourceFormat format,
        @Nullable Columns columns,
        double validationFraction,
        long splitSeed,
        boolean removeDuplicates,
        @Nullable CleaningConfiguration cleaning,
        @Nullable SplitConfiguration split,
        @Nullable Selection selection,
        @Nullable Chat chat) {

    /** All rows as they are, without messages; a hash tells what is held out. */
    public Reading(
            DatasetForm form,
            SourceFormat format,
            @Nullable Columns columns,
            double validationFraction,
            long splitSeed,
            boolean removeDuplicates) {
        this(form, format, columns, validationFraction, splitSeed, removeDuplicates, null, null, null, null);
    }

    /** As a job asks for it. */
    public static Reading of(DatasetJobEvent.Requested request) {
        return new Reading(
                request.form(),
                request.format(),
                request.columns(),
                request.validationFraction(),
                request.splitSeed(),
                request.removeDuplicates(),
                request.cleaning(),
                request.split(),
                request.selection(),
                request.chat());
    }
}
