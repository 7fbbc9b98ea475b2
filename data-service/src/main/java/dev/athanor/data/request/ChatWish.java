package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.Chat;
import dev.athanor.contracts.event.Columns;
import dev.athanor.data.chat.ChatTemplate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how messages become documents: by ChatML where nothing is said. */
final class ChatWish {

    private final Violations violations;
    private final JsonNode node;

    /** @param node the request's {@code chat} */
    ChatWish(Violations violations, JsonNode node) {
        this.violations = violations;
        this.node = node;
    }

    /** The way; null where there are no messages. */
    @Nullable
    Chat read(@Nullable Columns columns) {
        if (columns == null || columns.messages() == null) {
            if (!node.isMissingNode()) {
                violations.refuse("chat", node, "nothing: columns.messages is not said");
            }
            return null;
        }
        if (!node.isMissingNode() && !node.isObject()) {
            violations.refuse("chat", node, "an object such as {\"template\": \"…\"}");
            return null;
        }
        violations.onlyKeys("chat.", node, Set.of("template", "bosToken", "eosToken"));
        var template = text("template");
        return new Chat(template == null ? ChatTemplate.CHAT_ML : template, text("bosToken"), text("eosToken"));
    }

    private @Nullable String text(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isTextual() && !value.asText().isBlank()) {
            return value.asText();
        }
        violations.refuse("chat." + key, value, "a text");
        return null;
    }
}
