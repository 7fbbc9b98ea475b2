package dev.athanor.data.request;

import dev.athanor.data.corpus.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A wish that makes sense.
 *
 * @param name of the dataset
 * @param source where the text comes from
 * @param tokenizer how it becomes tokens
 * @param reading how the source becomes texts or samples
 * @param markers grammatical ones that are counted for curricula; absent where none are
 */
record DatasetRequest(
        String name,
        RequestedSource source,
        RequestedTokenizer tokenizer,
        Reading reading,
        @Nullable String markers) {}
