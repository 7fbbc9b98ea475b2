package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.deploy.local.terminal.Quantities;
import dev.athanor.deploy.local.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A dataset's report, in lines for people. */
final class ReportText {

    private static final int WIDEST_BAR = 40;
    private static final int FREQUENT_TOKENS = 10;

    private final JsonNode report;
    private final List<String> lines = new ArrayList<>();

    ReportText(JsonNode report) {
        this.report = report;
    }

    List<String> lines() {
        for (JsonNode warning : report.path("warnings")) {
            lines.add("Look at this: " + warning.asText());
        }
        parts();
        rules();
        lengths("characters");
        if (report.path("lengths").has("tokens")) {
            lengths("tokens");
        }
        vocabulary();
        if (report.has("repetition")) {
            repetition(report.path("repetition"));
        }
        return lines;
    }

    private void heading(String heading) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(heading);
    }

    private void parts() {
        heading("Parts");
        var table = new Table("PART", "SAMPLES", "TOKENS", "OF ALL TOKENS");
        for (String part : List.of("train", "validation")) {
            var size = report.path(part);
            table.row(
                    part,
                    Quantities.count(size.path("samples").asDouble(Double.NaN)),
                    Quantities.count(size.path("tokens").asDouble()),
                    percent(size.path("share").asDouble()));
        }
        add(table);
    }

    private void rules() {
        if (report.path("rules").isEmpty()) {
            return;
        }
        heading("What the rules did");
        var table = new Table("RULE", "EFFECT", "DOCUMENTS", "PLACES");
        for (JsonNode rule : report.path("rules")) {
            table.row(
                    rule.path("rule").asText(),
                    rule.path("effect").asText(),
                    Quantities.count(rule.path("documents").asDouble()),
                    Quantities.count(rule.path("places").asDouble()));
        }
        add(table);
        for (JsonNode rule : report.path("rules")) {
            for (JsonNode example : rule.path("examples")) {
                lines.add("  " + rule.path("rule").asText() + ": " + example(example));
            }
        }
    }

    private static String example(JsonNode example) {
        String text = "\"" + example.path("text").asText() + "\"";
        return example.has("became")
                ? text + " became \"" + example.path("became").asText() + "\""
                : text + " (" + example.path("reason").asText() + ")";
    }

    private void lengths(String what) {
        var lengths = report.path("lengths");
        var histogram = lengths.path(what);
        String unit = lengths.path("unit").asText();
        heading("%s of a %s: %s on average, from %s to %s"
                .formatted(
                        what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1),
                        unit,
                        Quantities.count(histogram.path("mean").asDouble()),
                        Quantities.count(histogram.path("smallest").asDouble()),
                        Quantities.count(histogram.path("largest").asDouble())));
        var table = new Table("FROM", "TO", unit.toUpperCase(Locale.ROOT) + "S", "");
        double most = StreamSupport.stream(histogram.path("buckets").spliterator(), false)
                .mapToDouble(bucket -> bucket.path("count").asDouble())
                .max()
                .orElse(1);
        for (JsonNode bucket : histogram.path("buckets")) {
            double count = bucket.path("count").asDouble();
            table.row(
                    Quantities.count(bucket.path("from").asDouble()),
                    Quantities.count(bucket.path("to").asDouble()),
                    Quantities.count(count),
                    "#".repeat((int) Math.ceil(WIDEST_BAR * count / most)));
        }
        add(table);
    }

    private void vocabulary() {
        var vocabulary = report.path("vocabulary");
        heading("Vocabulary: %s tokens, of which %s occur"
                .formatted(
                        Quantities.count(vocabulary.path("size").asDouble()),
                        Quantities.count(vocabulary.path("used").asDouble())));
        if (vocabulary.path("unknown").asLong() > 0) {
            lines.add("  %s of the tokens stand for what the tokenizer does not know"
                    .formatted(percent(vocabulary.path("unknownShare").asDouble())));
        }
        lines.add("  of the text, the most frequent tokens make: "
                + StreamSupport.stream(vocabulary.path("coverage").spliterator(), false)
                        .map(coverage -> coverage.path("tokens").asInt() + ": "
                                + percent(coverage.path("share").asDouble()))
                        .collect(Collectors.joining(", ")));
        lines.add("  most frequent: "
                + StreamSupport.stream(vocabulary.path("mostFrequent").spliterator(), false)
                        .limit(FREQUENT_TOKENS)
                        .map(token -> token.path("text") + " "
                                + Quantities.count(token.path("count").asDouble()))
                        .collect(Collectors.joining(", ")));
    }

    private void repetition(JsonNode repetition) {
        heading("Repetition, and what is held out");
        // Versions of before have no unit: only documents were compared then.
        String unit = repetition.path("unit").asText("document");
        if (repetition.has("duplicates")) {
            lines.add("  %ss that equal one before: %s"
                    .formatted(
                            unit, Quantities.count(repetition.path("duplicates").asDouble())));
            lines.add("  others that share %s of their phrases with one before: %s"
                    .formatted(
                            percent(repetition.path("threshold").asDouble()),
                            Quantities.count(repetition.path("nearDuplicates").asDouble())));
        }
        var leakage = repetition.path("leakage");
        if (leakage.has("lookedAt")) {
            lines.add("  held-out %ss that were compared with those to train on: %s"
                    .formatted(unit, Quantities.count(leakage.path("lookedAt").asDouble())));
        }
        lines.add("  held-out %ss that are also trained on: %s as they are, %s nearly (%s)"
                .formatted(
                        unit,
                        Quantities.count(leakage.path("exact").asDouble()),
                        Quantities.count(leakage.path("near").asDouble()),
                        percent(leakage.path("share").asDouble())));
        for (JsonNode example : leakage.path("examples")) {
            boolean same = example.path("validation").equals(example.path("train"));
            lines.add("    \"%s\"".formatted(example.path("validation").asText()));
            lines.add("    is %s\"%s\""
                    .formatted(same ? "" : "nearly ", example.path("train").asText()));
        }
    }

    private void add(Table table) {
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
