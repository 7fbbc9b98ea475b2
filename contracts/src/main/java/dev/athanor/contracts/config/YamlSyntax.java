package dev.athanor.contracts.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says what is wrong with a text's syntax, and where, in one line. */
final class YamlSyntax {

    private YamlSyntax() {}

    static String problem(JsonProcessingException exception) {
        if (exception.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            var mark = yaml.getProblemMark();
            return at(mark.getLine() + 1, mark.getColumn() + 1, yaml.getProblem());
        }
        var location = exception.getLocation();
        return location == null
                ? exception.getOriginalMessage()
                : at(location.getLineNr(), location.getColumnNr(), exception.getOriginalMessage());
    }

    private static String at(int line, int column, String problem) {
        return "line %d, column %d: %s".formatted(line, column, problem.replace("\n", " "));
    }
}
