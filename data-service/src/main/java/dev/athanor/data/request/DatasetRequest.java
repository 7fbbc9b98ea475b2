package dev.athanor.data.request;

import dev.athanor.data.corpus.Reading;

/**
 * A wish that makes sense.
 *
 * @param name of the dataset
 * @param source where the text comes from
 * @param tokenizer how it becomes tokens
 * @param reading how the source becomes texts or samples
 */
record DatasetRequest(String name, RequestedSource source, RequestedTokenizer tokenizer, Reading reading) {}
