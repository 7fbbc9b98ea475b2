package dev.athanor.data.request;

import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.hub.HubDatasets;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.source.ObjectSources;
import dev.athanor.data.upload.ResumableUploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at what a wish names elsewhere: whether it is there, how it is called, and what exactly it is now. */
final class PinnedSources {

    private final ResumableUploads uploads;
    private final ObjectSources objects;
    private final HubDatasets hub;
    private final String platformBucket;

    /** @param platformBucket the bucket that is meant where none is named */
    PinnedSources(ResumableUploads uploads, ObjectSources objects, HubDatasets hub, String platformBucket) {
        this.uploads = uploads;
        this.objects = objects;
        this.hub = hub;
        this.platformBucket = platformBucket;
    }

    /** A complete upload. */
    TextSource pin(RequestedSource.UploadInParts upload) {
        var complete = uploads.requireComplete(upload.id());
        return new TextSource.UploadInParts(complete.id(), complete.metadata().fileName(), complete.length());
    }

    /** One object, held to what it is now. */
    TextSource pin(RequestedSource.StoredObject object) {
        return objects.pin(bucket(object.bucket()), object.key());
    }

    /** Several objects, held to what they are now. */
    TextSource pin(RequestedSource.StoredObjects several) {
        return objects.pin(bucket(several.bucket()), several.pattern());
    }

    /** A dataset of the hub, at the commit that its revision means now. */
    TextSource pin(RequestedSource.Hub dataset) {
        try {
            return hub.pin(dataset.wish(), () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * By which the format is known where none is stated.
     *
     * @throws DatasetException if objects of several formats are meant
     */
    String fileName(RequestedSource source) {
        return switch (source) {
            case RequestedSource.StoredObjects several -> fileName(several);
            case RequestedSource.UploadInParts upload ->
                uploads.requireComplete(upload.id()).metadata().fileName();
            case RequestedSource.Upload _,
                    RequestedSource.Url _,
                    RequestedSource.StoredObject _,
                    RequestedSource.Hub _,
                    RequestedSource.Derived _,
                    RequestedSource.Synthetic _ -> source.fileName();
        };
    }

    private String fileName(RequestedSource.StoredObjects several) {
        var found = objects.find(bucket(several.bucket()), several.pattern());
        var byFormat = found.stream()
                .collect(Collectors.toMap(
                        object -> SourceFormat.ofFile(object.key()), object -> object.key(), (a, _) -> a));
        if (byFormat.size() > 1) {
            throw new DatasetException(
                    DatasetProblem.INVALID_REQUEST,
                    "The objects that match %s are of several formats, by their names: %s. Take a narrower pattern, or say format."
                            .formatted(
                                    several.pattern(),
                                    byFormat.entrySet().stream()
                                            .map(entry -> entry.getKey().word() + " (" + entry.getValue() + ")")
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
        return found.getFirst().key();
    }

    private String bucket(@Nullable String named) {
        return Objects.requireNonNullElse(named, platformBucket);
    }
}
