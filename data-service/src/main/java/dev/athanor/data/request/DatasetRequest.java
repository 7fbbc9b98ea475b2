package dev.athanor.data.request;

import dev.athanor.contracts.event.TokenizerSpecification;

/**
 * A wish that makes sense.
 *
 * @param name of the dataset
 * @param source where the text comes from
 * @param tokenizer how it becomes tokens
 * @param validationFraction share of the text that is held out, in (0, 1)
 */
record DatasetRequest(
        String name, RequestedSource source, TokenizerSpecification tokenizer, double validationFraction) {}
