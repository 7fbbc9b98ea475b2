package dev.athanor.data.row;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;

/**
 * One row.
 *
 * @param place where it begins
 * @param values by the names of their columns
 */
public record Row(RowPlace place, JsonNode values) {

    /** The same, of one file of several. */
    public Row in(String file) {
        return new Row(new RowPlace(file, place.unit(), place.number()), values);
    }

    /**
     * A value that is text.
     *
     * @throws DatasetException if it is missing, something else, or blank
     */
    public String text(String column) {
        JsonNode value = value(column);
        if (!value.isTextual()) {
            throw problem(
                    DatasetProblem.VALUE_HAS_WRONG_TYPE,
                    "'%s' is %s, but must be a text".formatted(column, shortened(value.toString())));
        }
        return notBlank(column, value.asText());
    }

    /**
     * A value that names a class: a text, a whole number or a truth value.
     *
     * @throws DatasetException if it is missing, something else, or blank
     */
    public String label(String column) {
        JsonNode value = value(column);
        if (!value.isTextual() && !value.isIntegralNumber() && !value.isBoolean()) {
            throw problem(
                    DatasetProblem.VALUE_HAS_WRONG_TYPE,
                    "'%s' is %s, but a label must be a text, a whole number, true or false"
                            .formatted(column, shortened(value.toString())));
        }
        return notBlank(column, value.asText().strip());
    }

    /**
     * A value of any type.
     *
     * @throws DatasetException if it is missing
     */
    public JsonNode value(String column) {
        JsonNode value = values.path(column);
        if (value.isMissingNode() || value.isNull()) {
            throw problem(DatasetProblem.COLUMN_MISSING, "there is no '%s'".formatted(column));
        }
        return value;
    }

    private String notBlank(String column, String text) {
        if (text.isBlank()) {
            throw problem(
                    DatasetProblem.VALUE_IS_EMPTY, "'%s' is empty; fill it in or leave the row out".formatted(column));
        }
        return text;
    }

    /** Something is wrong with it. */
    public DatasetException problem(DatasetProblem problem, String what) {
        return new DatasetException(problem, "%s: %s.".formatted(place, what));
    }

    private static String shortened(String json) {
        int most = 40;
        return json.length() <= most ? json : json.substring(0, most) + "…";
    }
}
