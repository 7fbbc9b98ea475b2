package dev.athanor.data.source;

import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.NoSuchObjectException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings a source's bytes onto the disk. */
public final class SourceFetcher {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ArtifactStore store;
    private final UrlDownload download;
    private final long largestBytes;

    /**
     * @param store of uploads and objects
     * @param download of addresses
     * @param largestBytes above which a source is refused
     */
    public SourceFetcher(ArtifactStore store, UrlDownload download, long largestBytes) {
        this.store = store;
        this.download = download;
        this.largestBytes = largestBytes;
    }

    /**
     * Writes the source's bytes to {@code target}.
     *
     * @param alive is asked between steps and throws if the work is to stop
     * @throws DatasetException if the source is not there or too large
     */
    public void fetch(TextSource source, Path target, Runnable alive) throws IOException {
        switch (source) {
            case TextSource.Upload upload -> copy(store.open(upload.key()), target, alive);
            case TextSource.StoredObject object -> copy(open(object), target, alive);
            case TextSource.Url(String url) -> download.to(url, target, largestBytes, alive);
            case TextSource.Derived _ -> throw new IllegalArgumentException("a derived source is made, not fetched");
            case TextSource.Synthetic(long characters, long seed) -> SyntheticText.write(target, characters, seed);
        }
    }

    private InputStream open(TextSource.StoredObject object) {
        try {
            return store.open(object.bucket(), object.key());
        } catch (NoSuchObjectException e) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_NOT_FOUND, e.getMessage() + " Upload it, or name another.");
        }
    }

    private void copy(InputStream source, Path target, Runnable alive) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long written = 0;
        try (source;
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                alive.run();
                written += read;
                if (written > largestBytes) {
                    throw tooLarge(largestBytes);
                }
                out.write(buffer, 0, read);
            }
        }
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
