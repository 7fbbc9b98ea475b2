package dev.athanor.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * How messages become one text.
 *
 * @param template in Jinja, as the {@code chat_template} of Hugging Face's tokenizers
 * @param bosToken what the template finds as {@code bos_token}; empty there if absent
 * @param eosToken what the template finds as {@code eos_token}
 */
public record Chat(
        String template,
        @Nullable String bosToken,
        @Nullable String eosToken) {

    public Chat {
        if (template.isBlank()) {
            throw new IllegalArgumentException("chat.template: is blank");
        }
    }
}
