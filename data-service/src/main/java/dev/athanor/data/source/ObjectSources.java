package dev.athanor.data.source;

import dev.athanor.contracts.address.KeyPattern;
import dev.athanor.contracts.event.ObjectListing;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.NoSuchObjectException;
import dev.athanor.exchange.store.ObjectChangedException;
import dev.athanor.exchange.store.ObjectSummary;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects as sources. They are looked at when they are asked for, and held to that when they are fetched: what was written
 * anew in between is refused, not taken in silence.
 */
public final class ObjectSources {

    private static final int MOST_OBJECTS = 100_000;
    private static final int NAMED_IN_MESSAGES = 3;

    private final ArtifactStore store;

    public ObjectSources(ArtifactStore store) {
        this.store = store;
    }

    /**
     * One object as it is now.
     *
     * @throws DatasetException if there is none
     */
    public TextSource.StoredObject pin(String bucket, String key) {
        var found = store.summary(bucket, key)
                .orElseThrow(() -> notFound(new NoSuchObjectException(bucket, key).getMessage()));
        return new TextSource.StoredObject(bucket, key, found.etag());
    }

    /**
     * Several as they are now.
     *
     * @throws DatasetException if no object matches
     */
    public TextSource.StoredObjects pin(String bucket, KeyPattern pattern) {
        return new TextSource.StoredObjects(bucket, pattern.toString(), listing(find(bucket, pattern)));
    }

    /**
     * What a pattern means now, in the order of the keys.
     *
     * @throws DatasetException if no object matches, or too many
     */
    public List<ObjectSummary> find(String bucket, KeyPattern pattern) {
        List<ObjectSummary> near = near(bucket, pattern.prefix());
        var found =
                near.stream().filter(object -> pattern.matches(object.key())).toList();
        if (found.isEmpty()) {
            throw notFound("No object of the bucket %s matches %s: %s."
                    .formatted(bucket, pattern, whatThereIs(near, pattern.prefix())));
        }
        if (found.size() > MOST_OBJECTS) {
            throw new DatasetException(
                    DatasetProblem.TEXT_TOO_LARGE,
                    "%d objects of the bucket %s match %s; allowed are at most %d: take a narrower pattern, or pack them."
                            .formatted(found.size(), bucket, pattern, MOST_OBJECTS));
        }
        return found;
    }

    /** Empty objects whose keys end with a slash are folders of some tools, and no files. */
    private List<ObjectSummary> near(String bucket, String prefix) {
        try {
            return store.summaries(bucket, prefix).stream()
                    .filter(object -> !object.key().endsWith("/"))
                    .toList();
        } catch (NoSuchObjectException e) {
            throw notFound(e.getMessage());
        }
    }

    private static String whatThereIs(List<ObjectSummary> near, String prefix) {
        var where = prefix.isEmpty() ? "there" : "below '" + prefix + "'";
        if (near.isEmpty()) {
            return "nothing lies " + where;
        }
        var some =
                near.stream().limit(NAMED_IN_MESSAGES).map(ObjectSummary::key).toList();
        return "%d lie %s, such as %s".formatted(near.size(), where, String.join(", ", some));
    }

    private static ObjectListing listing(List<ObjectSummary> found) {
        var lines = new StringBuilder();
        long bytes = 0;
        for (ObjectSummary object : found) {
            lines.append("%s %d %s\n".formatted(object.etag(), object.bytes(), object.key()));
            bytes += object.bytes();
        }
        return new ObjectListing(found.size(), bytes, Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Opens one object. */
    InputStream open(TextSource.StoredObject object) {
        try {
            return object.etag() == null
                    ? store.open(object.bucket(), object.key())
                    : store.open(object.bucket(), object.key(), object.etag());
        } catch (NoSuchObjectException e) {
            throw notFound(e.getMessage());
        } catch (ObjectChangedException e) {
            throw changed(e.getMessage());
        }
    }

    /** Fetches several into files of {@code folder}. */
    List<SourceFile> fetch(TextSource.StoredObjects objects, Path folder, BoundedCopy copy) throws IOException {
        List<ObjectSummary> found = find(objects.bucket(), KeyPattern.of(objects.pattern()));
        var listing = listing(found);
        if (objects.listing() != null && !objects.listing().equals(listing)) {
            throw changed(
                    "The objects of the bucket %s that match %s are others than before: then %d of %d bytes, now %d of %d."
                            .formatted(
                                    objects.bucket(),
                                    objects.pattern(),
                                    objects.listing().objects(),
                                    objects.listing().bytes(),
                                    listing.objects(),
                                    listing.bytes()));
        }
        List<SourceFile> files = new ArrayList<>();
        for (ObjectSummary object : found) {
            Path target = folder.resolve("source-%06d".formatted(files.size()));
            copy.write(open(new TextSource.StoredObject(objects.bucket(), object.key(), object.etag())), target);
            files.add(new SourceFile(object.key(), target));
        }
        return files;
    }

    private static DatasetException notFound(String what) {
        return new DatasetException(DatasetProblem.SOURCE_NOT_FOUND, what + " Upload it, or name another.");
    }

    private static DatasetException changed(String what) {
        return new DatasetException(
                DatasetProblem.SOURCE_CHANGED,
                what + " Ask for the dataset again: it is then made of what lies there now.");
    }
}
