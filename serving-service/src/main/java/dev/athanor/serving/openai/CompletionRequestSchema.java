package dev.athanor.serving.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the OpenAPI document says of a completion request; requests themselves are read by their fields. */
@Schema(name = "CompletionRequest", requiredProperties = "model")
record CompletionRequestSchema(
        @Schema(description = "The endpoint's name.") String model,

        @Schema(
                description = "A string, an array of strings, an array of token ids or an array of such arrays.",
                oneOf = {String.class, String[].class, int[].class, int[][].class})
        Object prompt,

        @JsonProperty("max_tokens") @Schema(defaultValue = "16", minimum = "0")
        Integer maxTokens,

        @Schema(defaultValue = "1", minimum = "0", maximum = "2")
        Double temperature,

        @JsonProperty("top_p") @Schema(defaultValue = "1", minimum = "0", maximum = "1")
        Double topP,

        @JsonProperty("top_k") @Schema(description = "Tokens to choose among; 0 and -1 are all.")
        Integer topK,

        @Schema(description = "The same seed gives the same text.")
        Long seed,

        @Schema(description = "Up to four texts that end the continuation.")
        List<String> stop,

        @Schema(defaultValue = "1", minimum = "1", maximum = "128")
        Integer n,

        @Schema(description = "Whether the text begins with the prompt.")
        Boolean echo,

        @Schema(minimum = "0", maximum = "5") Integer logprobs,

        @JsonProperty("presence_penalty") @Schema(minimum = "-2", maximum = "2")
        Double presencePenalty,

        @JsonProperty("frequency_penalty") @Schema(minimum = "-2", maximum = "2")
        Double frequencyPenalty,

        @JsonProperty("logit_bias") Map<String, Double> logitBias,
        @JsonProperty("ignore_eos") Boolean ignoreEos,
        Boolean stream,
        @JsonProperty("stream_options") StreamOptions streamOptions,
        String user) {

    record StreamOptions(@JsonProperty("include_usage") Boolean includeUsage) {}
}
