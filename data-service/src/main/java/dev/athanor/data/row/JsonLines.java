package dev.athanor.data.row;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One JSON object per line; blank lines are passed over. */
final class JsonLines implements RowReader {

    private static final ObjectReader JSON = JsonFormat.mapper()
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    @Override
    public void read(Path file, RowSink sink) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            long number = 1;
            for (String line = line(in, number); line != null; line = line(in, number)) {
                if (!line.isBlank()) {
                    sink.accept(new Row(RowPlace.line(number), object(line, number)));
                }
                number++;
            }
        }
    }

    /** As {@link BufferedReader#readLine}, but never more than a row may have. */
    private static @Nullable String line(BufferedReader in, long number) throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        var line = new StringBuilder();
        while (next >= 0 && next != '\n') {
            if (line.length() == LONGEST_ROW) {
                throw new DatasetException(
                        DatasetProblem.ROW_TOO_LONG,
                        "Line %d: is longer than %d characters: put each object on a line of its own."
                                .formatted(number, LONGEST_ROW));
            }
            line.append((char) next);
            next = in.read();
        }
        return line.toString();
    }

    private static JsonNode object(String line, long number) {
        try {
            JsonNode value = JSON.readValue(line);
            if (value.isObject()) {
                return value;
            }
            throw malformed(number, "is no JSON object, such as {\"text\": \"…\"}");
        } catch (JsonProcessingException e) {
            throw malformed(
                    number,
                    "is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse("") + column(e.getLocation()));
        }
    }

    /** What breaks a limit, such as a depth, has no place. */
    private static String column(@Nullable JsonLocation place) {
        return place == null ? "" : ", column " + place.getColumnNr();
    }

    private static DatasetException malformed(long number, String what) {
        return new DatasetException(DatasetProblem.ROW_IS_MALFORMED, "Line %d: %s.".formatted(number, what));
    }
}
