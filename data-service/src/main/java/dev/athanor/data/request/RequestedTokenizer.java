package dev.athanor.data.request;

import dev.athanor.contracts.event.TokenizerSpecification;

/** What a wish says of the tokenizer. */
sealed interface RequestedTokenizer {

    /** One that is trained on the text. */
    record Trained(TokenizerSpecification specification) implements RequestedTokenizer {}

    /** One that exists: a {@code tokenizer.json}. */
    record Imported(RequestedSource file) implements RequestedTokenizer {}
}
