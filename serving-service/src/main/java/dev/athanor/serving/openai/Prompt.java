package dev.athanor.serving.openai;

import java.util.List;

/** What is to be continued. */
sealed interface Prompt {

    /** Text, for the model's tokenizer. */
    record Text(String text) implements Prompt {}

    /** Token ids. */
    record Tokens(List<Integer> ids) implements Prompt {
        public Tokens {
            ids = List.copyOf(ids);
        }
    }

    /** The beginning of a text: what stands for a prompt that is left out. */
    record Beginning() implements Prompt {}
}
