package dev.athanor.serving.openai;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is answered with an error in OpenAI's shape. */
public final class OpenAiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final OpenAiError error;
    private final transient @Nullable Duration retryAfter;

    private OpenAiException(int status, OpenAiError error, @Nullable Duration retryAfter) {
        super(error.message());
        this.status = status;
        this.error = error;
        this.retryAfter = retryAfter;
    }

    /** The request is wrong. */
    static OpenAiException badRequest(String message, @Nullable String parameter, @Nullable String code) {
        return new OpenAiException(400, OpenAiError.invalidRequest(message, parameter, code), null);
    }

    /** There is no such model. */
    static OpenAiException unknownModel(String model) {
        return new OpenAiException(
                404,
                OpenAiError.invalidRequest(
                        "The model '%s' does not exist; GET /v1/models lists those that do.".formatted(model),
                        "model",
                        "model_not_found"),
                null);
    }

    /** The server cannot now, but can later. */
    static OpenAiException unavailable(String message, String code, Duration retryAfter) {
        return new OpenAiException(503, OpenAiError.server(message, code), retryAfter);
    }

    /** Too many requests are in hand. */
    static OpenAiException overloaded(String message) {
        return new OpenAiException(
                429, new OpenAiError(message, "rate_limit_error", null, "overloaded"), Duration.ofSeconds(1));
    }

    /** The request took longer than it may. */
    static OpenAiException tooSlow(Duration limit) {
        return new OpenAiException(
                504,
                OpenAiError.server(
                        "The request was not done within %d seconds; ask for fewer tokens or choices."
                                .formatted(limit.toSeconds()),
                        "deadline_exceeded"),
                null);
    }

    /** The server is at fault. */
    static OpenAiException broken(String message) {
        return new OpenAiException(500, OpenAiError.server(message, "internal_error"), null);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body. */
    public OpenAiError error() {
        return error;
    }

    /** When to try again, if that helps. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
