package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.deploy.local.terminal.Quantities;
import dev.athanor.deploy.local.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A version's statistics, in lines for people. */
final class StatisticsText {

    private static final int FREQUENT_TOKENS = 10;

    private final JsonNode statistics;
    private final List<String> lines = new ArrayList<>();

    StatisticsText(JsonNode statistics) {
        this.statistics = statistics;
    }

    List<String> lines() {
        sizes();
        leftOut();
        labels();
        vocabulary();
        return lines;
    }

    private void sizes() {
        var sizes = statistics.path("statistics");
        var samples = sizes.path("samples");
        var table = new Table("PART", "SAMPLES", "TOKENS");
        for (var part : List.of("train", "validation")) {
            table.row(
                    part,
                    Quantities.count(samples.path(part).asDouble(Double.NaN)),
                    Quantities.count(sizes.path(part + "Tokens").asDouble()));
        }
        lines.addAll(table.lines());
        lines.add("%s characters in %s bytes, %s characters per token"
                .formatted(
                        Quantities.count(sizes.path("characters").asDouble()),
                        Quantities.count(statistics.path("textBytes").asDouble()),
                        String.format(
                                Locale.ROOT,
                                "%.1f",
                                statistics.path("charactersPerToken").asDouble())));
        if (statistics.path("samples").has("longestSequences")) {
            lines.add("the longest has "
                    + StreamSupport.stream(
                                    statistics
                                            .path("samples")
                                            .path("longestSequences")
                                            .spliterator(),
                                    false)
                            .map(tokens -> Quantities.count(tokens.asDouble()))
                            .collect(Collectors.joining(" and "))
                    + " tokens");
        }
    }

    private void leftOut() {
        leftOut("removedDuplicates", "that equal one before");
        leftOut("unselectedRows", "that were not selected");
    }

    private void leftOut(String count, String why) {
        if (statistics.path(count).asLong() > 0) {
            lines.add("left out: %s rows %s"
                    .formatted(Quantities.count(statistics.path(count).asDouble()), why));
        }
    }

    private void labels() {
        var labels = statistics.path("samples").path("labels");
        if (labels.isEmpty()) {
            return;
        }
        lines.add("");
        var table = new Table("LABEL", "TRAIN", "VALIDATION");
        labels.properties()
                .forEach(label -> table.row(
                        label.getKey(),
                        Quantities.count(label.getValue().path("train").asDouble()),
                        Quantities.count(label.getValue().path("validation").asDouble())));
        lines.addAll(table.lines());
    }

    private void vocabulary() {
        lines.add("");
        lines.add("Vocabulary: %s tokens, %s of them never used"
                .formatted(
                        Quantities.count(statistics
                                .path("statistics")
                                .path("vocabularySize")
                                .asDouble()),
                        Quantities.count(statistics.path("unusedTokens").asDouble())));
        lines.add("  most frequent: "
                + StreamSupport.stream(statistics.path("mostFrequent").spliterator(), false)
                        .limit(FREQUENT_TOKENS)
                        .map(token -> "%s %s"
                                .formatted(
                                        token.path("text"),
                                        Quantities.count(token.path("count").asDouble())))
                        .collect(Collectors.joining(", ")));
    }
}
