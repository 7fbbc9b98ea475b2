package dev.athanor.serving.openai;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong, as OpenAI says it.
 *
 * @param message for people
 * @param type the family of errors
 * @param param the request's field
 * @param code for programs
 */
public record OpenAiError(
        String message,
        String type,
        @Nullable String param,
        @Nullable String code) {

    static OpenAiError invalidRequest(String message, @Nullable String param, @Nullable String code) {
        return new OpenAiError(message, "invalid_request_error", param, code);
    }

    static OpenAiError server(String message, String code) {
        return new OpenAiError(message, "server_error", null, code);
    }

    /**
     * The body of an answer, and an event of a stream that breaks.
     *
     * @param error what is wrong
     */
    public record Body(OpenAiError error) {}
}
