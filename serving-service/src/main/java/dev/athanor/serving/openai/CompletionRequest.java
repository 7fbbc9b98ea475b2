package dev.athanor.serving.openai;

import dev.athanor.serving.sampling.SamplingParameters;
import java.util.List;
import java.util.OptionalInt;

/**
 * The body of {@code POST /v1/completions}, valid but for what only the model knows.
 *
 * @param model the endpoint's name
 * @param prompts at least one
 * @param maxTokens how many tokens to add to each at most
 * @param choices how many continuations of each prompt
 * @param echo whether the text begins with the prompt
 * @param logprobs how many alternatives to name beside each token's log probability, if that is wanted
 * @param stop texts that end the continuation and are not part of it
 * @param sampling how tokens are chosen
 * @param ignoreEnd whether to go on after the model has ended the text
 * @param stream whether to answer with server-sent events
 * @param includeUsage whether the stream ends with the numbers of tokens
 */
record CompletionRequest(
        String model,
        List<Prompt> prompts,
        int maxTokens,
        int choices,
        boolean echo,
        OptionalInt logprobs,
        List<String> stop,
        SamplingParameters sampling,
        boolean ignoreEnd,
        boolean stream,
        boolean includeUsage) {

    CompletionRequest {
        prompts = List.copyOf(prompts);
        stop = List.copyOf(stop);
    }
}
