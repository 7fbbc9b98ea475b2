package dev.athanor.data.source;

import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.hub.HubDatasets;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.upload.UploadParts;
import dev.athanor.exchange.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Brings a source's bytes onto the disk. */
public final class SourceFetcher {

    private final ArtifactStore store;
    private final UploadParts parts;
    private final ObjectSources objects;
    private final HubSources hub;
    private final UrlDownload download;
    private final long largestBytes;

    /**
     * @param store of uploads and objects
     * @param download of addresses
     * @param hub of its datasets
     * @param largestBytes above which a source is refused
     */
    public SourceFetcher(ArtifactStore store, UrlDownload download, HubDatasets hub, long largestBytes) {
        this.store = store;
        this.parts = new UploadParts(store);
        this.objects = new ObjectSources(store);
        this.hub = new HubSources(hub, download, largestBytes);
        this.download = download;
        this.largestBytes = largestBytes;
    }

    /**
     * Writes the source's files into {@code folder}.
     *
     * @param alive is asked between steps and throws if the work is to stop
     * @throws DatasetException if the source is not there, has changed or is too large
     */
    public Fetched fetch(TextSource source, Path folder, Runnable alive) throws IOException {
        var copy = new BoundedCopy(largestBytes, alive);
        Path target = folder.resolve("source");
        return switch (source) {
            case TextSource.Upload upload -> {
                copy.write(store.open(upload.key()), target);
                yield one(target);
            }
            case TextSource.UploadInParts upload -> {
                copy.write(parts.open(upload.upload()), target);
                yield complete(upload, target);
            }
            case TextSource.StoredObject object -> {
                copy.write(objects.open(object), target);
                yield one(target);
            }
            case TextSource.StoredObjects several -> Fetched.of(objects.fetch(several, folder, copy));
            case TextSource.Url(String url) -> {
                download.to(url, target, largestBytes, alive);
                yield one(target);
            }
            case TextSource.HubDataset dataset -> hub.fetch(dataset, folder, alive);
            case TextSource.Derived _ -> throw new IllegalArgumentException("a derived source is made, not fetched");
            case TextSource.Synthetic(long characters, long seed) -> {
                SyntheticText.write(target, characters, seed);
                yield one(target);
            }
        };
    }

    /** An upload may have expired while its job waited. */
    private static Fetched complete(TextSource.UploadInParts upload, Path file) throws IOException {
        if (Files.size(file) != upload.bytes()) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_NOT_FOUND,
                    "The upload %s is there no more: upload %s again.".formatted(upload.upload(), upload.fileName()));
        }
        return one(file);
    }

    private static Fetched one(Path file) throws IOException {
        return Fetched.of(List.of(new SourceFile("", file)));
    }

    /** Unpacks what was fetched, under the same limit. */
    public Unpacking unpacking(Path folder, Runnable alive) {
        return new Unpacking(folder, largestBytes, alive);
    }

    static DatasetException tooLarge(long largestBytes) {
        return new DatasetException(
                DatasetProblem.TEXT_TOO_LARGE,
                "The source is larger than %d bytes: send less, or raise athanor.data.largest-text."
                        .formatted(largestBytes));
    }
}
