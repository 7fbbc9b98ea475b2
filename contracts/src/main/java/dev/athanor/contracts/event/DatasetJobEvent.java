package dev.athanor.contracts.event;

/** Work for the data service. */
public sealed interface DatasetJobEvent extends AthanorEvent {

    /**
     * A dataset version is wanted.
     *
     * @param job id of this request
     * @param dataset name of the dataset
     * @param source where its text comes from
     * @param tokenizer how its text becomes tokens
     * @param validationFraction share of the text, taken from its end, that is held out; in (0, 1)
     */
    @EventType("dev.athanor.dataset.requested.v1")
    record Requested(
            String job, String dataset, TextSource source, TokenizerSpecification tokenizer, double validationFraction)
            implements DatasetJobEvent {
        @Override
        public String subject() {
            return dataset;
        }
    }
}
