package dev.athanor.deploy.local.command;

import dev.athanor.contracts.address.KeyPattern;
import dev.athanor.contracts.event.TextSource;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a dataset comes from; exactly one of these. */
final class SourceOptions {

    @Option(
            names = {"--text", "--file"},
            paramLabel = "FILE",
            description = "A file of this machine: a text, or rows in .jsonl, .csv, .tsv or .parquet.")
    private @Nullable Path file;

    @ArgGroup(exclusive = false)
    private @Nullable FolderOptions folder;

    @Option(names = "--url", paramLabel = "URL", description = "An address that the platform fetches.")
    private @Nullable String url;

    @Option(
            names = "--object",
            paramLabel = "BUCKET/KEY",
            description =
                    "An object of the platform's store; or all below BUCKET/FOLDER/, or all that match BUCKET/**/*.txt.")
    private @Nullable String object;

    @ArgGroup(exclusive = false)
    private @Nullable HubOptions hub;

    @ArgGroup(exclusive = false)
    private @Nullable SyntheticOptions synthetic;

    @ArgGroup(exclusive = false)
    private @Nullable DerivedOptions derived;

    /** A file that is sent. */
    @Nullable
    Path file() {
        return file;
    }

    /** A folder that is sent. */
    @Nullable
    FolderOptions folder() {
        return folder;
    }

    /** What the platform fetches itself, where nothing is sent. */
    TextSource remote() {
        if (derived != null) {
            return derived.source();
        }
        if (url != null) {
            return new TextSource.Url(url);
        }
        if (hub != null) {
            return hub.source();
        }
        return synthetic == null ? stored(Objects.requireNonNull(object)) : synthetic.source();
    }

    private static TextSource stored(String object) {
        var path = object.replaceFirst("^s3://", "");
        int slash = path.indexOf('/');
        if (slash < 1 || slash == path.length() - 1) {
            throw new IllegalArgumentException("'" + object + "' is no object; allowed is BUCKET/KEY");
        }
        var bucket = path.substring(0, slash);
        var key = path.substring(slash + 1);
        return KeyPattern.isPattern(key)
                ? new TextSource.StoredObjects(bucket, key, null)
                : new TextSource.StoredObject(bucket, key);
    }
}
