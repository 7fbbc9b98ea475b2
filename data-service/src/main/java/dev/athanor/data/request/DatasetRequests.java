package dev.athanor.data.request;

import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.text.TextCleaner;
import dev.athanor.data.text.TextSplit;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.NoSuchObjectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns wishes into jobs. */
public final class DatasetRequests {

    private final ArtifactStore store;
    private final EventPublisher publisher;
    private final String platformBucket;

    /**
     * @param platformBucket the bucket that is meant where none is named
     */
    public DatasetRequests(ArtifactStore store, EventPublisher publisher, String platformBucket) {
        this.store = store;
        this.publisher = publisher;
        this.platformBucket = platformBucket;
    }

    /**
     * Appends the job to the work queue. If that fails, nothing of it stays.
     *
     * @return what was asked for
     * @throws DatasetException if the request, or the file, cannot become a dataset
     */
    DatasetJobEvent.Requested accept(String json, @Nullable UploadedFile file) {
        var request = DatasetRequestReader.read(json, file != null);
        var job = UUID.randomUUID().toString().replace("-", "");
        var event = new DatasetJobEvent.Requested(
                job, request.name(), source(job, request, file), request.tokenizer(), request.validationFraction());
        try {
            publisher.publishAndWait(event);
        } catch (RuntimeException e) {
            store.delete(new DatasetJobAddress(job).upload());
            throw e;
        }
        return event;
    }

    private TextSource source(String job, DatasetRequest request, @Nullable UploadedFile file) {
        return switch (request.source()) {
            case RequestedSource.Upload() -> upload(job, request, Objects.requireNonNull(file));
            case RequestedSource.Url(String url) -> new TextSource.Url(url);
            case RequestedSource.StoredObject object -> storedObject(object);
            case RequestedSource.Synthetic(long characters, long seed) -> new TextSource.Synthetic(characters, seed);
        };
    }

    private TextSource upload(String job, DatasetRequest request, UploadedFile file) {
        checkText(file.path(), request.validationFraction());
        var key = new DatasetJobAddress(job).upload();
        store.put(key, file.path());
        return new TextSource.Upload(key, file.name());
    }

    /** The file is at hand: whoever sent it learns at once what is wrong with it, not from a failed job. */
    private static void checkText(Path file, double validationFraction) {
        try {
            var cleaned = Files.createTempFile("athanor-upload-", ".txt");
            try {
                TextSplit.of(TextCleaner.clean(file, cleaned, read -> {}), validationFraction);
            } finally {
                Files.deleteIfExists(cleaned);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the uploaded file cannot be read", e);
        }
    }

    private TextSource storedObject(RequestedSource.StoredObject object) {
        var bucket = Objects.requireNonNullElse(object.bucket(), platformBucket);
        try {
            store.open(bucket, object.key()).close();
            return new TextSource.StoredObject(bucket, object.key());
        } catch (NoSuchObjectException e) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_NOT_FOUND, e.getMessage() + " Upload it, or name another.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
