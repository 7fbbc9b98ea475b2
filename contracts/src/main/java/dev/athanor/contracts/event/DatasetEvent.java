package dev.athanor.contracts.event;

import java.util.List;
import java.util.Objects;

/** What happened to a dataset. */
public sealed interface DatasetEvent extends AthanorEvent {

    /** The job that the fact belongs to. */
    String job();

    /** The dataset's name. */
    String dataset();

    @Override
    default String subject() {
        return dataset();
    }

    /** A worker took the job. */
    @EventType("dev.athanor.dataset.started.v1")
    record Started(String job, String dataset, String worker) implements DatasetEvent {}

    /**
     * The job advanced.
     *
     * @param stage what is being done: {@code fetch}, {@code clean}, {@code train-tokenizer}, {@code tokenize}, {@code store}
     * @param fraction how much of the whole job is done, from 0 to 1
     */
    @EventType("dev.athanor.dataset.progressed.v1")
    record Progressed(String job, String dataset, String stage, double fraction) implements DatasetEvent {}

    /**
     * A version exists, or existed already: the same input gives the same version.
     *
     * @param version the first 16 hexadecimal digits of the hash over content and settings
     * @param form what it is made of
     */
    @EventType("dev.athanor.dataset.completed.v1")
    record Completed(String job, String dataset, String version, DatasetStatistics statistics, DatasetForm form)
            implements DatasetEvent {

        public Completed {
            // Earlier releases knew texts alone and did not say so.
            form = Objects.requireNonNullElse(form, DatasetForm.TEXT);
        }

        /** A text. */
        public Completed(String job, String dataset, String version, DatasetStatistics statistics) {
            this(job, dataset, version, statistics, DatasetForm.TEXT);
        }
    }

    /** The job ended without a version; nothing of it is left in the store. */
    @EventType("dev.athanor.dataset.failed.v1")
    record Failed(String job, String dataset, Failure failure) implements DatasetEvent {}

    /**
     * Versions are gone.
     *
     * @param versions their content hashes
     */
    @EventType("dev.athanor.dataset.deleted.v1")
    record Deleted(String job, String dataset, List<String> versions) implements DatasetEvent {
        public Deleted {
            versions = List.copyOf(versions);
        }
    }
}
