package dev.athanor.contracts.event;

import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.contracts.config.SplitConfiguration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Work for the data service. */
public sealed interface DatasetJobEvent extends AthanorEvent {

    /** The request that the work belongs to. */
    String job();

    /** The dataset's name. */
    String dataset();

    /**
     * A dataset version is wanted.
     *
     * @param job id of this request
     * @param dataset name of the dataset
     * @param source where its text comes from
     * @param tokenizer how its text becomes tokens
     * @param validationFraction share that is held out, in (0, 1): of a single text its end, of documents and samples
     *     those that a hash of their content chooses
     * @param form what the dataset is made of
     * @param format how the source is read
     * @param columns which columns samples are taken from; absent for a plain text
     * @param splitSeed another seed holds out other documents
     * @param removeDuplicates whether a row that equals one before it is left out
     * @param cleaning rules for its texts; absent where none were asked for
     * @param split which documents are held out; absent where a hash tells and leakage is only reported
     * @param selection which rows are taken; absent where all are
     * @param chat how messages become documents; absent where there are none
     * @param markers that are counted for curricula: a language that comes along, or grammatical markers as they stand and
     *     endings with a hyphen before them, separated by spaces; absent where none are
     */
    @EventType("dev.athanor.dataset.requested.v1")
    record Requested(
            String job,
            String dataset,
            TextSource source,
            TokenizerSpecification tokenizer,
            double validationFraction,
            DatasetForm form,
            SourceFormat format,
            @Nullable Columns columns,
            long splitSeed,
            boolean removeDuplicates,
            @Nullable CleaningConfiguration cleaning,
            @Nullable SplitConfiguration split,
            @Nullable Selection selection,
            @Nullable Chat chat,
            @Nullable String markers)
            implements DatasetJobEvent {

        public Requested {
            // Earlier releases knew plain texts alone and did not say so.
            form = Objects.requireNonNullElse(form, DatasetForm.TEXT);
            format = Objects.requireNonNullElse(format, SourceFormat.PLAIN);
        }

        /** All rows are wanted as they are, and no conversations; a hash tells what is held out. */
        public Requested(
                String job,
                String dataset,
                TextSource source,
                TokenizerSpecification tokenizer,
                double validationFraction,
                DatasetForm form,
                SourceFormat format,
                @Nullable Columns columns,
                long splitSeed,
                boolean removeDuplicates) {
            this(
                    job,
                    dataset,
                    source,
                    tokenizer,
                    validationFraction,
                    form,
                    format,
                    columns,
                    splitSeed,
                    removeDuplicates,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** A plain text is wanted. */
        public Requested(
                String job,
                String dataset,
                TextSource source,
                TokenizerSpecification tokenizer,
                double validationFraction) {
            this(
                    job,
                    dataset,
                    source,
                    tokenizer,
                    validationFraction,
                    DatasetForm.TEXT,
                    SourceFormat.PLAIN,
                    null,
                    0,
                    false);
        }

        /** The same, asked for by another job. */
        public Requested withJob(String other) {
            return with(other, source, tokenizer);
        }

        /** The same, of files that lie elsewhere. */
        public Requested withFiles(TextSource otherSource, TokenizerSpecification otherTokenizer) {
            return with(job, otherSource, otherTokenizer);
        }

        private Requested with(String otherJob, TextSource otherSource, TokenizerSpecification otherTokenizer) {
            return new Requested(
                    otherJob,
                    dataset,
                    otherSource,
                    otherTokenizer,
                    validationFraction,
                    form,
                    format,
                    columns,
                    splitSeed,
                    removeDuplicates,
                    cleaning,
                    split,
                    selection,
                    chat,
                    markers);
        }

        @Override
        public String subject() {
            return dataset;
        }
    }

    /**
     * Versions are to be removed.
     *
     * @param job id of this request
     * @param dataset name of the dataset
     * @param version its content hash; absent where all are
     */
    @EventType("dev.athanor.dataset.deletion-requested.v1")
    record DeletionRequested(
            String job, String dataset, @Nullable String version) implements DatasetJobEvent {
        @Override
        public String subject() {
            return dataset;
        }
    }

    /**
     * Part of a version is wanted whose source was large; the job's plan in the object store says the rest.
     *
     * @param job id of the request that it belongs to
     * @param dataset name of the dataset
     * @param shard its number, from 0
     */
    @EventType("dev.athanor.dataset.shard-requested.v1")
    record ShardRequested(String job, String dataset, int shard) implements DatasetJobEvent {

        public ShardRequested {
            if (shard < 0) {
                throw new IllegalArgumentException("shard is " + shard + ", but they are counted from 0");
            }
        }

        @Override
        public String subject() {
            return dataset;
        }
    }
}
