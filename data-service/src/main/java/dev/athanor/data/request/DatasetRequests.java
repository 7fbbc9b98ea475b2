package dev.athanor.data.request;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.DerivedPart;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.hub.HubDatasets;
import dev.athanor.data.lineage.VersionFolders;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.source.ObjectSources;
import dev.athanor.data.source.SourceFetcher;
import dev.athanor.data.upload.ResumableUploads;
import dev.athanor.data.upload.UploadParts;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns wishes into jobs. */
public final class DatasetRequests {

    private final ArtifactStore store;
    private final EventPublisher publisher;
    private final UploadCheck uploads;
    private final VersionFolders folders;
    private final UploadParts parts;
    private final PinnedSources pinned;

    /**
     * @param sources whose limits uploads obey
     * @param resumable what was uploaded before its request
     * @param hub that is asked while somebody waits for the answer
     * @param platformBucket the bucket that is meant where none is named
     * @param folders of versions that others are derived from
     */
    public DatasetRequests(
            ArtifactStore store,
            EventPublisher publisher,
            SourceFetcher sources,
            ResumableUploads resumable,
            HubDatasets hub,
            String platformBucket,
            VersionFolders folders) {
        this.folders = folders;
        this.store = store;
        this.publisher = publisher;
        this.uploads = new UploadCheck(sources);
        this.parts = new UploadParts(store);
        this.pinned = new PinnedSources(resumable, new ObjectSources(store), hub, platformBucket);
    }

    /**
     * Appends the job to the work queue. If that fails, nothing of it stays.
     *
     * @return what was asked for
     * @throws DatasetException if the request, or a file, cannot become a dataset
     */
    DatasetJobEvent.Requested accept(String json, UploadedFiles files) {
        var request = DatasetRequestReader.read(json, files, pinned::fileName);
        uploads.check(request, files);
        var address = new DatasetJobAddress(UUID.randomUUID().toString().replace("-", ""));
        try {
            var event = event(address, request, files);
            if (event.source() instanceof TextSource.UploadInParts upload) {
                parts.use(upload.upload(), event.job());
            }
            publisher.publishAndWait(event);
            return event;
        } catch (RuntimeException e) {
            store.delete(address.upload());
            store.delete(address.tokenizerUpload());
            if (request.source() instanceof RequestedSource.UploadInParts(String upload)) {
                parts.release(upload, address.job(), false);
            }
            throw e;
        }
    }

    private DatasetJobEvent.Requested event(DatasetJobAddress address, DatasetRequest request, UploadedFiles files) {
        var reading = request.reading();
        return new DatasetJobEvent.Requested(
                address.job(),
                request.name(),
                source(request.source(), address.upload(), files.source()),
                tokenizer(address, request, files),
                reading.validationFraction(),
                reading.form(),
                reading.format(),
                reading.columns(),
                reading.splitSeed(),
                reading.removeDuplicates(),
                reading.cleaning(),
                reading.split(),
                reading.selection(),
                reading.chat(),
                request.markers());
    }

    private TokenizerSpecification tokenizer(DatasetJobAddress address, DatasetRequest request, UploadedFiles files) {
        return switch (request.tokenizer()) {
            case RequestedTokenizer.Trained(var specification) -> specification;
            case RequestedTokenizer.Imported(var file) ->
                TokenizerSpecification.imported(source(file, address.tokenizerUpload(), files.tokenizer()));
        };
    }

    private TextSource source(RequestedSource source, String uploadKey, @Nullable UploadedFile file) {
        return switch (source) {
            case RequestedSource.Upload(String name) -> {
                store.put(uploadKey, Objects.requireNonNull(file).path());
                yield new TextSource.Upload(uploadKey, name);
            }
            case RequestedSource.Url(String url) -> new TextSource.Url(url);
            case RequestedSource.UploadInParts upload -> pinned.pin(upload);
            case RequestedSource.StoredObject object -> pinned.pin(object);
            case RequestedSource.StoredObjects several -> pinned.pin(several);
            case RequestedSource.Hub dataset -> pinned.pin(dataset);
            case RequestedSource.Derived(var parts, long seed) ->
                new TextSource.Derived(parts.stream().map(this::exact).toList(), seed);
            case RequestedSource.Synthetic(long characters, long seed) -> new TextSource.Synthetic(characters, seed);
        };
    }

    /** The newest version now is the one that is meant, whatever comes until the job. */
    private DerivedPart exact(DerivedPart part) {
        var version = folders.find(part.dataset(), part.version())
                .attributes(DatasetDescription.class)
                .version();
        return new DerivedPart(part.dataset(), version, part.weight());
    }
}
