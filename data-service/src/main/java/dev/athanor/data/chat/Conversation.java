package dev.athanor.data.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.row.Row;

/** The messages of a row. */
public final class Conversation {

    private Conversation() {}

    /**
     * A row's messages, checked.
     *
     * @throws DatasetException if they are no list of objects with a role and a content that are texts
     */
    public static JsonNode of(Row row, String column) {
        JsonNode messages = row.value(column);
        if (!messages.isArray()) {
            throw row.problem(DatasetProblem.VALUE_HAS_WRONG_TYPE, "'%s' is no list of messages".formatted(column));
        }
        if (messages.isEmpty()) {
            throw row.problem(DatasetProblem.VALUE_IS_EMPTY, "'%s' has no message".formatted(column));
        }
        for (int number = 0; number < messages.size(); number++) {
            JsonNode message = messages.get(number);
            if (!message.path("role").isTextual() || !message.path("content").isTextual()) {
                throw row.problem(
                        DatasetProblem.VALUE_HAS_WRONG_TYPE,
                        "message %d of '%s' has no role or no content that is a text".formatted(number + 1, column));
            }
        }
        return messages;
    }
}
