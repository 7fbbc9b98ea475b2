package dev.athanor.data.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.sql.Sandbox;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A condition that somebody wrote. Before it is computed DuckDB's own parser says what it is: one expression, in the place
 * where it was put, of nothing but the row's values. So it can be no second statement, and read no other table or file.
 */
final class Condition {

    private static final String WHERE = "where_clause";

    private final Sandbox duckDb;
    private final Map<String, String> columns;

    Condition(Sandbox duckDb, Map<String, String> columns) {
        this.duckDb = duckDb;
        this.columns = columns;
    }

    /**
     * The condition, if it is one.
     *
     * @throws DatasetException if it is something else, or not the same whenever it is computed
     */
    String checked(String condition) throws IOException, SQLException {
        JsonNode parsed = parse(condition);
        if (parsed.path("error").asBoolean()) {
            throw wrong(parsed.path("error_message").asText(), columns);
        }
        JsonNode expression = where(parsed);
        if (!withoutWhere(parsed).equals(withoutWhere(parse("true")))) {
            throw wrong("it is no single condition", columns);
        }
        if (expression.findValuesAsText("class").contains("SUBQUERY")) {
            throw wrong("it asks a query of its own; only the row's columns may be used", columns);
        }
        for (String name : names(expression)) {
            if (changes(name)) {
                throw wrong("%s gives something else each time; take a sample with a seed".formatted(name), columns);
            }
        }
        return condition;
    }

    private JsonNode parse(String condition) throws IOException, SQLException {
        var statement = "select rowid from typed where (%s\n)".formatted(condition);
        return JsonFormat.mapper()
                .readTree(duckDb.list(
                                "select json_serialize_sql(?::varchar)::varchar", row -> row.getString(1), statement)
                        .getFirst());
    }

    private static JsonNode where(JsonNode parsed) {
        return parsed.path("statements").path(0).path("node").path(WHERE);
    }

    private static JsonNode withoutWhere(JsonNode parsed) {
        JsonNode rest = parsed.deepCopy();
        if (rest.path("statements").path(0).path("node") instanceof ObjectNode node) {
            node.remove(WHERE);
        }
        return rest;
    }

    /** Functions, and what looks like a column and is none: such as {@code current_date}. */
    private Set<String> names(JsonNode expression) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (JsonNode reference : expression.findValues("column_names")) {
            names.add(reference.path(0).asText());
        }
        columns.keySet().forEach(names::remove);
        names.addAll(expression.findValuesAsText("function_name"));
        return names;
    }

    /** DuckDB's own word for it, but that it takes some functions of the present for constant. */
    private boolean changes(String name) throws IOException, SQLException {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("current_")
                || lower.startsWith("local")
                || lower.equals("age")
                || duckDb.list(
                                "select count(*) > 0 from duckdb_functions() where function_name in (?, ?) and stability <> 'CONSISTENT'",
                                row -> row.getBoolean(1),
                                lower,
                                "get_" + lower)
                        .getFirst();
    }

    /** What DuckDB says of it, and what there is. */
    static DatasetException wrong(SQLException reason, Map<String, String> columns) {
        return wrong(reason.getMessage(), columns);
    }

    private static DatasetException wrong(String reason, Map<String, String> columns) {
        return new DatasetException(
                DatasetProblem.SELECTION_IS_WRONG,
                "selection.where cannot be used: %s. The columns are %s."
                        .formatted(
                                reason.lines().findFirst().orElse("").strip().replaceFirst("\\.$", ""),
                                columns.entrySet().stream()
                                        .map(column -> column.getKey() + " (" + column.getValue() + ")")
                                        .collect(Collectors.joining(", "))));
    }
}
