package dev.athanor.data.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.text.LineEnds;

/** The texts within a row of a table that is no text: they obey the rules that a text obeys as a whole. */
final class CleanValues {

    private CleanValues() {}

    /** {@code value}, changed in place, with a line feed for each line end. */
    static JsonNode of(RowPlace place, JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                object.properties().forEach(entry -> entry.setValue(of(place, entry.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, of(place, array.get(i)));
                }
                yield array;
            }
            case TextNode text -> TextNode.valueOf(clean(place, text.textValue()));
            default -> value;
        };
    }

    private static String clean(RowPlace place, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new DatasetException(
                    DatasetProblem.TEXT_IS_BINARY, "%s: a text has a zero byte. Send plain text.".formatted(place));
        }
        return LineEnds.unify(text);
    }
}
