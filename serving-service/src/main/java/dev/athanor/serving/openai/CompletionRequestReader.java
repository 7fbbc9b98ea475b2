package dev.athanor.serving.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.serving.sampling.SamplingParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** Reads and checks the body of {@code POST /v1/completions}. */
final class CompletionRequestReader {

    private static final int DEFAULT_MAX_TOKENS = 16;
    private static final int MAX_CHOICES = 128;
    private static final int MAX_LOGPROBS = 5;
    private static final int MAX_STOPS = 4;
    private static final int MAX_BIAS = 100;

    private final LongSupplier freshSeed;

    /**
     * @param freshSeed seeds of requests that bring none
     */
    CompletionRequestReader(LongSupplier freshSeed) {
        this.freshSeed = freshSeed;
    }

    /**
     * @throws OpenAiException naming the first field that cannot be
     */
    CompletionRequest read(byte[] body) {
        Fields fields = new Fields(OpenAiJson.parseObject(body), "");
        String model = fields.requiredText("model");
        int choices = choices(fields);
        boolean stream = fields.flag("stream");
        CompletionRequest request = new CompletionRequest(
                model,
                prompts(fields),
                fields.integer("max_tokens", 0, Integer.MAX_VALUE)
                        .map(Long::intValue)
                        .orElse(DEFAULT_MAX_TOKENS),
                choices,
                fields.flag("echo"),
                optionalInt(fields.integer("logprobs", 0, MAX_LOGPROBS)),
                stops(fields),
                sampling(fields),
                fields.flag("ignore_eos"),
                stream,
                includeUsage(fields, stream));
        refuseUnsupported(fields);
        return request;
    }

    private static int choices(Fields fields) {
        int choices = fields.integer("n", 1, MAX_CHOICES).orElse(1L).intValue();
        long candidates = fields.integer("best_of", 1, MAX_CHOICES).orElse((long) choices);
        if (candidates != choices) {
            throw fields.invalid(
                    "best_of",
                    "this server returns every continuation that it makes, so it must equal n (%d), but is %d."
                            .formatted(choices, candidates));
        }
        return choices;
    }

    private static List<Prompt> prompts(Fields fields) {
        Optional<JsonNode> value = fields.find("prompt");
        if (value.isEmpty()) {
            return List.of(new Prompt.Beginning());
        }
        JsonNode prompt = value.get();
        if (prompt.isTextual()) {
            return List.of(new Prompt.Text(prompt.textValue()));
        }
        if (!prompt.isArray() || prompt.isEmpty()) {
            throw wrongPrompt(fields, prompt);
        }
        if (prompt.get(0).isNumber()) {
            return List.of(tokens(fields, prompt));
        }
        List<Prompt> prompts = new ArrayList<>(prompt.size());
        for (JsonNode element : prompt) {
            prompts.add(element.isTextual() ? new Prompt.Text(element.textValue()) : tokens(fields, element));
        }
        return prompts;
    }

    private static Prompt tokens(Fields fields, JsonNode ids) {
        if (!ids.isArray()) {
            throw wrongPrompt(fields, ids);
        }
        List<Integer> tokens = new ArrayList<>(ids.size());
        for (JsonNode id : ids) {
            if (!id.isIntegralNumber() || !id.canConvertToInt()) {
                throw wrongPrompt(fields, id);
            }
            tokens.add(id.intValue());
        }
        return new Prompt.Tokens(tokens);
    }

    private static OpenAiException wrongPrompt(Fields fields, JsonNode value) {
        return fields.wrongType(
                "prompt", "a string, an array of strings, an array of token ids or an array of such arrays", value);
    }

    private static List<String> stops(Fields fields) {
        Optional<JsonNode> value = fields.find("stop");
        if (value.isEmpty()) {
            return List.of();
        }
        JsonNode stop = value.get();
        List<String> stops = new ArrayList<>();
        if (stop.isArray()) {
            stop.forEach(element -> stops.add(stopText(fields, element)));
        } else {
            stops.add(stopText(fields, stop));
        }
        if (stops.size() > MAX_STOPS) {
            throw fields.invalid("stop", "at most %d texts, but got %d.".formatted(MAX_STOPS, stops.size()));
        }
        return stops;
    }

    private static String stopText(Fields fields, JsonNode value) {
        if (!value.isTextual()) {
            throw fields.wrongType("stop", "a string or an array of strings", value);
        }
        if (value.textValue().isEmpty()) {
            throw fields.invalid("stop", "an empty text would end every continuation at once.");
        }
        return value.textValue();
    }

    private SamplingParameters sampling(Fields fields) {
        return new SamplingParameters(
                fields.number("temperature", 1, 0, 2),
                fields.number("top_p", 1, 0, 1),
                topK(fields),
                fields.number("presence_penalty", 0, -2, 2),
                fields.number("frequency_penalty", 0, -2, 2),
                biases(fields),
                fields.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElseGet(freshSeed::getAsLong));
    }

    /** As in vLLM, -1 and 0 stand for no limit. */
    private static OptionalInt topK(Fields fields) {
        long k = fields.integer("top_k", -1, Integer.MAX_VALUE).orElse(0L);
        return k <= 0 ? OptionalInt.empty() : OptionalInt.of((int) k);
    }

    private static Map<Integer, Float> biases(Fields fields) {
        Optional<JsonNode> value = fields.find("logit_bias");
        if (value.isEmpty()) {
            return Map.of();
        }
        if (!value.get().isObject()) {
            throw fields.wrongType("logit_bias", "an object of token ids and numbers", value.get());
        }
        Map<Integer, Float> biases = new HashMap<>();
        value.get().properties().forEach(entry -> biases.put(biasedToken(fields, entry.getKey()), bias(entry)));
        return biases;
    }

    private static int biasedToken(Fields fields, String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException e) {
            throw fields.invalid("logit_bias", "the key '%s' is no token id.".formatted(key));
        }
    }

    private static float bias(Map.Entry<String, JsonNode> entry) {
        Fields bias = new Fields(OpenAiJson.object(entry), "logit_bias.");
        return (float) bias.number(entry.getKey(), 0, -MAX_BIAS, MAX_BIAS);
    }

    private static boolean includeUsage(Fields fields, boolean stream) {
        Optional<JsonNode> options = fields.find("stream_options");
        if (options.isEmpty()) {
            return false;
        }
        if (!stream) {
            throw fields.invalid("stream_options", "only allowed when 'stream' is true.");
        }
        if (!options.get().isObject()) {
            throw fields.wrongType("stream_options", "an object", options.get());
        }
        Fields inner = new Fields(options.get(), "stream_options.");
        boolean includeUsage = inner.flag("include_usage");
        // Padding against eavesdroppers who measure the lengths of encrypted chunks: allowed, and never needed here.
        inner.flag("include_obfuscation");
        inner.refuseOthers();
        return includeUsage;
    }

    private static void refuseUnsupported(Fields fields) {
        fields.refuse("suffix", "this model only continues texts, it does not fill gaps.");
        if (fields.number("repetition_penalty", 1, 0, 2) != 1) {
            throw fields.invalid("repetition_penalty", "only 1 is supported; use frequency_penalty.");
        }
        fields.find("user"); // tells the caller's users apart; nothing is kept about them
        fields.refuseOthers();
    }

    private static OptionalInt optionalInt(Optional<Long> value) {
        return value.map(number -> OptionalInt.of(number.intValue())).orElseGet(OptionalInt::empty);
    }
}
