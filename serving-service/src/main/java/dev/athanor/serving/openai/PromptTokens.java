package dev.athanor.serving.openai;

import dev.athanor.serving.endpoint.ServedModel;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.tokenizer.UnknownCharacterException;
import java.util.Arrays;
import java.util.List;

/**
 * A prompt as the model reads it.
 *
 * @param text for {@code echo}
 * @param ids {@code [time]}
 */
record PromptTokens(String text, List<Integer> ids) {

    PromptTokens {
        ids = List.copyOf(ids);
    }

    /**
     * @throws OpenAiException if the model cannot read it
     */
    static PromptTokens of(Prompt prompt, ServedModel model) {
        PromptTokens tokens =
                switch (prompt) {
                    case Prompt.Text(String text) -> of(text, encode(text, model.tokenizer()));
                    case Prompt.Tokens given -> given(given, model);
                    case Prompt.Beginning() -> beginning(model.tokenizer());
                };
        if (tokens.ids.isEmpty()) {
            throw invalid("the prompt is empty, but this model needs at least one token to go on from.");
        }
        return tokens;
    }

    private static PromptTokens of(String text, int[] ids) {
        return new PromptTokens(text, Arrays.stream(ids).boxed().toList());
    }

    private static int[] encode(String text, Tokenizer tokenizer) {
        try {
            return tokenizer.encode(text);
        } catch (UnknownCharacterException e) {
            throw invalid(e.getMessage() + ".");
        }
    }

    private static PromptTokens given(Prompt.Tokens prompt, ServedModel model) {
        int[] ids = prompt.ids().stream().mapToInt(Integer::intValue).toArray();
        for (int id : ids) {
            requireKnown("prompt", id, model.engine().vocabularySize());
        }
        return of(model.tokenizer().decode(ids), ids);
    }

    private static PromptTokens beginning(Tokenizer tokenizer) {
        int[] ids = tokenizer.endOfText().stream().toArray();
        if (ids.length == 0) {
            throw invalid("this model has no token that begins a text, so the prompt must not be left out.");
        }
        return of(tokenizer.decode(ids), ids);
    }

    static void requireKnown(String parameter, int id, int vocabularySize) {
        if (id < 0 || id >= vocabularySize) {
            throw OpenAiException.badRequest(
                    "Invalid '%s': %d is no token of this model; its ids go from 0 to %d."
                            .formatted(parameter, id, vocabularySize - 1),
                    parameter,
                    "invalid_value");
        }
    }

    /**
     * @throws OpenAiException if the context has no room for the prompt and one token more, where one is wanted
     */
    void requireRoom(CompletionRequest request, int contextLength) {
        int wanted = Math.min(request.maxTokens(), 1);
        if (ids.size() + wanted > contextLength) {
            throw OpenAiException.badRequest(
                    "This model's maximum context length is %d tokens, but the prompt has %d tokens and leaves no room for a completion; shorten it."
                            .formatted(contextLength, ids.size()),
                    "prompt",
                    "context_length_exceeded");
        }
    }

    private static OpenAiException invalid(String problem) {
        return OpenAiException.badRequest("Invalid 'prompt': " + problem, "prompt", "invalid_value");
    }
}
