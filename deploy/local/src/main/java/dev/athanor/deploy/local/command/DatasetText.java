package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.deploy.local.terminal.Quantities;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dataset with its versions, in lines for people. */
final class DatasetText {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final JsonNode dataset;
    private final List<String> lines = new ArrayList<>();

    /** @param dataset as the catalogue has it, with what each version's report says */
    DatasetText(JsonNode dataset) {
        this.dataset = dataset;
    }

    List<String> lines() {
        for (JsonNode job : dataset.path("jobs")) {
            job(job);
        }
        for (JsonNode version : dataset.path("versions")) {
            version(version);
        }
        return lines;
    }

    /** Of one that is done the version tells, and what failed before the newest version was made is past. */
    private void job(JsonNode job) {
        var state = job.path("state").asText();
        if (state.equals("completed") || time(job, "updatedAt").isBefore(newest())) {
            return;
        }
        lines.add("%s: %s%s"
                .formatted(
                        state,
                        "job " + job.path("job").asText(),
                        job.path("failure").has("message")
                                ? ", " + job.path("failure").path("message").asText()
                                : ""));
    }

    private Instant newest() {
        var versions = dataset.path("versions");
        return versions.isEmpty() ? Instant.MIN : time(versions.get(0), "createdAt");
    }

    private static Instant time(JsonNode of, String when) {
        return Instant.parse(of.path(when).asText());
    }

    private void version(JsonNode version) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        var sizes = version.path("statistics");
        lines.add("%s, %s".formatted(version.path("version").asText(), MINUTES.format(time(version, "createdAt"))));
        lines.add("  %s: %s tokens to train on, %s held out, of a vocabulary of %s"
                .formatted(
                        version.path("form").asText(),
                        Quantities.count(sizes.path("trainTokens").asDouble()),
                        Quantities.count(sizes.path("validationTokens").asDouble()),
                        Quantities.count(sizes.path("vocabularySize").asDouble())));
        if (version.path("recipe") instanceof ObjectNode recipe) {
            // Whose recipe it is stands above.
            section("asked for", Settings.of(recipe.deepCopy().without(List.of("job", "dataset"))));
        }
        if (version.path("since").isTextual()) {
            section(
                    "otherwise than " + version.path("since").asText(),
                    Settings.changes(version.path("changes")).toList());
        }
        section("made of", names(version.path("derivedFrom")).toList());
        var dependents = version.path("dependents");
        section(
                "used by",
                Stream.concat(
                                names(dependents.path("datasets")),
                                stream(dependents.path("runs")).map(run -> "run " + run.asText()))
                        .toList());
    }

    private void section(String title, List<String> what) {
        if (!what.isEmpty()) {
            lines.add("  " + title);
            what.forEach(line -> lines.add("    " + line));
        }
    }

    private static Stream<String> names(JsonNode versions) {
        return stream(versions)
                .map(version -> version.path("dataset").asText() + "@"
                        + version.path("version").asText());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
