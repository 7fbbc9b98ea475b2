package dev.athanor.deploy.local.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the guide of data takes for granted: the files of its reader, and a dataset of the hub. The same ones each time. */
final class GuideFiles {

    static final String HUB_DATASET = "roneneldan/TinyStories";

    private static final String[] WHO = {"The old fisherman", "A red fox", "The miller's daughter", "A tired soldier"};
    private static final String[] DID = {
        "lost a silver key", "met a talking owl", "built a boat of reeds", "asked for bread", "sang to the moon"
    };
    private static final String[] WHERE = {
        "at the edge of the forest",
        "under the bridge",
        "in the king's garden",
        "behind the mill",
        "on the way home",
        "by the frozen lake",
        "in a town without a clock"
    };
    private static final int TALES = 700;

    private GuideFiles() {}

    /** Makes a folder the one in which the guide is followed. */
    static void lay(Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve("athanor"), Shell.CHECKOUT.resolve("athanor"));
        Files.writeString(folder.resolve("tales.txt"), tales());
        var reviews = Files.createDirectories(folder.resolve("reviews"));
        Files.writeString(reviews.resolve("README.md"), "# Reviews\n\nThree thousand of them, in two files.\n");
        parquet(reviews.resolve("train-00000-of-00002.parquet"), reviews(0, 1500));
        parquet(reviews.resolve("train-00001-of-00002.parquet"), reviews(1500, 3000));
    }

    /** The dataset of the hub, by its splits. */
    static Map<String, byte[]> published() {
        try {
            var folder = Files.createTempDirectory("athanor-hub-");
            var train = Files.readAllBytes(parquet(folder.resolve("train.parquet"), stories(0, 3000)));
            var validation = Files.readAllBytes(parquet(folder.resolve("validation.parquet"), stories(3000, 3100)));
            Files.delete(folder.resolve("train.parquet"));
            Files.delete(folder.resolve("validation.parquet"));
            Files.delete(folder);
            return Map.of("train", train, "validation", validation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paragraphs of a few sentences. */
    private static String tales() {
        return IntStream.range(0, TALES)
                .mapToObj(i -> "%s %s %s.%s"
                        .formatted(
                                WHO[i % WHO.length],
                                DID[i % DID.length],
                                WHERE[i % WHERE.length],
                                i % 3 == 2 ? "\n\n" : " "))
                .collect(Collectors.joining());
    }

    private static String stories(int from, int to) {
        return """
                select 'Once upon a time there was a ' || ['little', 'brave', 'sleepy'][1 + i %% 3] || ' '
                    || ['girl', 'cat', 'robot', 'dragon', 'boy'][1 + i %% 5] || ' named '
                    || ['Lily', 'Tom', 'Ben', 'Mia', 'Sam', 'Zoe', 'Max'][1 + i %% 7] || '. One day, number ' || i
                    || ', they found a ' || ['ball', 'key', 'shell', 'hat'][1 + i %% 4] || ' and shared it.' as text
                from range(%d, %d) as rows(i)""".formatted(from, to);
    }

    private static String reviews(int from, int to) {
        return """
                select ['Lovely', 'Awful', 'Fine'][1 + i %% 3] || ' ' || ['soup', 'bread', 'coffee', 'cake', 'tea'][1 + i %% 5]
                    || ', visit ' || i || ['. We will come back!', '. Never again.', '. It was all right.'][1 + i %% 3] as review,
                    [5, 1, 3][1 + i %% 3] as stars, ['en', 'en', 'en', 'de'][1 + i %% 4] as lang
                from range(%d, %d) as rows(i)""".formatted(from, to);
    }

    private static Path parquet(Path file, String query) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("copy (%s) to '%s' (format parquet)".formatted(query, file));
            return file;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
