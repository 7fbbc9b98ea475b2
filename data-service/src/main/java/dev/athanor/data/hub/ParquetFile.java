package dev.athanor.data.hub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Parquet file of a repository, and which part of its dataset the file's place says that it is:
 * {@code plain_text/train/0000.parquet} as conversions have it, {@code data/train-00000-of-00002.parquet} or
 * {@code en/train-00000-of-00002.parquet} as people lay it out.
 *
 * @param path in the repository
 * @param configuration such as {@code plain_text}; {@code default} where there are no several
 * @param split such as {@code train}
 */
record ParquetFile(String path, String configuration, String split) {

    /** What datasets are called that have one configuration. */
    static final String DEFAULT = "default";

    private static final Pattern NUMBER = Pattern.compile("\\d+\\.parquet");
    private static final Pattern SPLIT = Pattern.compile("(.+?)(-\\d+(-of-\\d+)?)?(-[0-9a-f]{16})?\\.parquet");

    /** Reads a path; empty if it is that of no Parquet file. */
    static Optional<ParquetFile> parse(String path) {
        if (!path.endsWith(".parquet")) {
            return Optional.empty();
        }
        String[] parts = path.split("/", -1);
        String name = parts[parts.length - 1];
        return Optional.of(
                switch (parts.length) {
                    case 1 -> new ParquetFile(path, DEFAULT, splitOf(name));
                    case 2 ->
                        NUMBER.matcher(name).matches()
                                ? new ParquetFile(path, DEFAULT, whole(parts[0]))
                                : new ParquetFile(path, configurationOf(parts[0]), splitOf(name));
                    default -> new ParquetFile(path, configurationOf(parts[0]), whole(parts[1]));
                });
    }

    private static String configurationOf(String folder) {
        return folder.equals("data") ? DEFAULT : folder;
    }

    /** Of large datasets the hub converts the beginning. */
    private static String whole(String folder) {
        return folder.replaceFirst("^partial-", "");
    }

    private static String splitOf(String name) {
        Matcher split = SPLIT.matcher(name);
        return split.matches() ? split.group(1) : name;
    }
}
