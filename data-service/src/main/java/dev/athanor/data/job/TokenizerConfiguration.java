package dev.athanor.data.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.athanor.contracts.event.Chat;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tokenizer_config.json} says, by the names that Hugging Face's library reads.
 *
 * @param chatTemplate that made documents of messages
 * @param bosToken as the template finds it
 * @param eosToken as the template finds it
 */
record TokenizerConfiguration(
        @JsonProperty("chat_template") String chatTemplate,
        @JsonProperty("bos_token") @Nullable String bosToken,
        @JsonProperty("eos_token") @Nullable String eosToken) {

    static TokenizerConfiguration of(Chat chat) {
        return new TokenizerConfiguration(chat.template(), chat.bosToken(), chat.eosToken());
    }
}
