package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.Chat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How messages become documents. */
final class ChatOptions {

    private static final String CONFIGURATION = "tokenizer_config.json";

    @Option(
            names = "--chat-template",
            paramLabel = "FILE",
            description = {
                "Of columns messages=NAME: a template in Jinja, or a tokenizer_config.json that has one.",
                "If this is not said, the one beside --tokenizer-file is taken, else ChatML."
            })
    private @Nullable Path template;

    /**
     * The way; null if none is stated.
     *
     * @param tokenizer a {@code tokenizer.json} whose folder may tell the way
     */
    @Nullable
    Chat chat(@Nullable Path tokenizer) throws IOException {
        if (template != null) {
            return template.toString().endsWith(".json")
                    ? ofConfiguration(template)
                    : new Chat(Files.readString(template), null, null);
        }
        Path beside = tokenizer == null ? null : tokenizer.resolveSibling(CONFIGURATION);
        return beside != null && Files.isRegularFile(beside) ? ofConfiguration(beside) : null;
    }

    private static @Nullable Chat ofConfiguration(Path file) throws IOException {
        JsonNode configuration = JsonFormat.mapper().readTree(Files.readString(file));
        JsonNode written = configuration.path("chat_template");
        return written.isTextual()
                ? new Chat(written.asText(), token(configuration, "bos_token"), token(configuration, "eos_token"))
                : null;
    }

    /** A text, or an object that says more about it. */
    private static @Nullable String token(JsonNode configuration, String key) {
        JsonNode token = configuration.path(key);
        JsonNode text = token.isObject() ? token.path("content") : token;
        return text.isTextual() ? text.asText() : null;
    }
}
