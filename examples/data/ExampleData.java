import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Writes the example datasets beside it, the same bytes each time: {@code java examples/data/ExampleData.java}.
 *
 * <p>{@code reviews.csv}: opinions with a label, of which some turn on a single "not". {@code dates.jsonl}: dates as
 * people write them, to be written as ISO 8601 does.
 */
void main() throws IOException {
    Files.write(Path.of("examples/data/reviews.csv"), reviews(1200));
    Files.write(Path.of("examples/data/dates.jsonl"), dates(1200));
}

private static final List<String> THINGS = List.of(
        "film", "book", "meal", "hotel", "concert", "phone", "train ride", "coffee", "garden", "lecture", "game", "song");
private static final List<String> GOOD = List.of(
        "wonderful", "excellent", "charming", "brilliant", "pleasant", "superb", "delightful", "splendid");
private static final List<String> BAD = List.of(
        "terrible", "boring", "awful", "dreadful", "disappointing", "poor", "dull", "horrible");
private static final List<String> OPENINGS = List.of(
        "The %s was %s.",
        "What a %2$s %1$s!",
        "I found the %s %s.",
        "My friends say the %s is %s.",
        "Honestly, this %s is %s.",
        "We had a %2$s %1$s last week.");
private static final List<String> MORE_GOOD =
        List.of("", " I would come again.", " Worth every cent.", " I smiled all day.", " Go and see for yourself.");
private static final List<String> MORE_BAD =
        List.of("", " Never again.", " A waste of money.", " I left early.", " Save your time.");

private static List<String> reviews(int count) {
    var random = new Random(1);
    Set<String> rows = new LinkedHashSet<>();
    while (rows.size() < count) {
        boolean good = random.nextBoolean();
        boolean negated = random.nextInt(4) == 0;
        String thing = pick(THINGS, random);
        String word = pick(good == negated ? BAD : GOOD, random);
        String text = negated
                ? "The %s was not %s.".formatted(thing, word)
                : pick(OPENINGS, random).formatted(thing, word);
        String review = text + pick(good ? MORE_GOOD : MORE_BAD, random);
        rows.add((review.contains(",") ? '"' + review + '"' : review) + "," + (good ? "positive" : "negative"));
    }
    List<String> lines = new ArrayList<>(List.of("review,sentiment"));
    lines.addAll(rows);
    return lines;
}

private static List<String> dates(int count) {
    var random = new Random(2);
    var formats = List.of("d MMMM yyyy", "MMMM d, yyyy", "EEEE, d MMM yyyy", "d.M.yyyy", "MMM d, yyyy");
    Set<String> lines = new LinkedHashSet<>();
    while (lines.size() < count) {
        var date = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(36_525));
        var written = date.format(DateTimeFormatter.ofPattern(pick(formats, random), Locale.ENGLISH));
        lines.add("{\"source\": \"%s\", \"target\": \"%s\"}".formatted(written, date));
    }
    return List.copyOf(lines);
}

private static <T> T pick(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
}
