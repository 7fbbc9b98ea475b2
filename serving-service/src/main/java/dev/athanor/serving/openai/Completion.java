package dev.athanor.serving.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a completion request, and each chunk of a streamed one.
 *
 * @param id the same in all chunks
 * @param object always {@code text_completion}
 * @param created seconds since 1970, the same in all chunks
 * @param model the endpoint's name
 * @param systemFingerprint the model version that answered
 * @param choices continuations, or what is new of them
 * @param usage left out of chunks unless asked for
 */
record Completion(
        String id,
        String object,
        long created,
        String model,
        @JsonProperty("system_fingerprint") String systemFingerprint,
        List<Choice> choices,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Usage usage) {

    static final String OBJECT = "text_completion";

    Completion {
        choices = List.copyOf(choices);
    }

    /**
     * A chunk of a stream whose end tells the usage: until then the field is there without a value.
     *
     * @param usage of the last chunk only
     */
    record MeteredChunk(
            String id,
            String object,
            long created,
            String model,
            @JsonProperty("system_fingerprint") String systemFingerprint,
            List<Choice> choices,
            @Nullable Usage usage) {

        static MeteredChunk of(Completion chunk) {
            return new MeteredChunk(
                    chunk.id,
                    chunk.object,
                    chunk.created,
                    chunk.model,
                    chunk.systemFingerprint,
                    chunk.choices,
                    chunk.usage);
        }
    }

    /**
     * One continuation, or what is new of it.
     *
     * @param text prompt first, if it is echoed
     * @param index its number
     * @param logprobs if asked for
     * @param finishReason {@code stop} or {@code length}, at the end
     */
    record Choice(
            String text,
            int index,
            @Nullable Logprobs logprobs,
            @JsonProperty("finish_reason") @Nullable String finishReason) {

        /** Both one after the other. */
        Choice plus(Choice next) {
            return new Choice(
                    text + next.text,
                    index,
                    logprobs == null || next.logprobs == null ? logprobs : logprobs.plus(next.logprobs),
                    next.finishReason);
        }
    }

    /**
     * Log probabilities, by token.
     *
     * @param tokens their texts
     * @param tokenLogprobs null for the first token of an echoed prompt
     * @param topLogprobs the most probable tokens at each place, and the one that stands there
     * @param textOffset where each token begins in the choice's text
     */
    record Logprobs(
            List<String> tokens,
            @JsonProperty("token_logprobs") List<@Nullable Double> tokenLogprobs,
            @JsonProperty("top_logprobs") List<@Nullable Map<String, Double>> topLogprobs,
            @JsonProperty("text_offset") List<Integer> textOffset) {

        Logprobs plus(Logprobs next) {
            return new Logprobs(
                    joined(tokens, next.tokens),
                    joined(tokenLogprobs, next.tokenLogprobs),
                    joined(topLogprobs, next.topLogprobs),
                    joined(textOffset, next.textOffset));
        }

        private static <T extends @Nullable Object> List<T> joined(List<T> first, List<T> second) {
            return new ArrayList<>(
                    Stream.concat(first.stream(), second.stream()).toList());
        }
    }

    /**
     * What a request cost.
     *
     * @param promptTokens read, each prompt once
     * @param completionTokens generated
     * @param totalTokens both
     */
    record Usage(
            @JsonProperty("prompt_tokens") long promptTokens,
            @JsonProperty("completion_tokens") long completionTokens,
            @JsonProperty("total_tokens") long totalTokens) {

        Usage(long promptTokens, long completionTokens) {
            this(promptTokens, completionTokens, promptTokens + completionTokens);
        }
    }
}
