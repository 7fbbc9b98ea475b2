package dev.athanor.data.job;

import dev.athanor.contracts.address.SourceAddress;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.data.upload.UploadParts;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.NoSuchObjectException;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Keeps the files that were sent along with a request, so that what was made of them can be made again. */
final class KeptSources {

    private final ArtifactStore store;
    private final UploadParts parts;

    KeptSources(ArtifactStore store) {
        this.store = store;
        this.parts = new UploadParts(store);
    }

    /** The request, naming where its files are kept instead of where they were sent to. */
    DatasetJobEvent.Requested keep(DatasetJobEvent.Requested request, Path source, Path tokenizer) throws IOException {
        var file = request.tokenizer().file();
        return request.withFiles(
                keep(request.source(), source),
                file == null ? request.tokenizer() : TokenizerSpecification.imported(keep(file, tokenizer)));
    }

    /**
     * Keeps what a finished version was made of once more, if it was removed while the version was made: its manifest was
     * not there yet to say that the files are used. To be called while what was sent is still there.
     *
     * @param recipe of the version
     * @param folder for a file at a time
     */
    void keepAgain(DatasetJobEvent.Requested request, DatasetJobEvent.Requested recipe, Path folder)
            throws IOException {
        keepAgain(request.source(), recipe.source(), folder);
        keepAgain(request.tokenizer().file(), recipe.tokenizer().file(), folder);
    }

    private void keepAgain(@Nullable TextSource sent, @Nullable TextSource kept, Path folder) throws IOException {
        if (kept instanceof TextSource.Upload(String key, String _)
                && SourceAddress.isKept(key)
                && !store.exists(key)) {
            Path file = folder.resolve("sent");
            if (fetch(sent, file) && new SourceAddress(Sha256.of(file)).key().equals(key)) {
                store.put(key, file);
            }
        }
    }

    /** Whether it was sent, and is still there. */
    private boolean fetch(@Nullable TextSource sent, Path target) throws IOException {
        try (InputStream content = open(sent)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (NoSuchObjectException e) {
            return false;
        }
    }

    /** Where nothing was sent there is nothing, which no kept file equals. */
    private InputStream open(@Nullable TextSource sent) {
        return switch (sent) {
            case TextSource.Upload upload -> store.open(upload.key());
            case TextSource.UploadInParts upload -> parts.open(upload.upload());
            case null -> InputStream.nullInputStream();
            case TextSource.Url _,
                    TextSource.StoredObject _,
                    TextSource.StoredObjects _,
                    TextSource.HubDataset _,
                    TextSource.Synthetic _,
                    TextSource.Derived _ -> InputStream.nullInputStream();
        };
    }

    private TextSource keep(TextSource source, Path file) throws IOException {
        return switch (source) {
            case TextSource.Upload upload -> kept(file, upload.fileName());
            case TextSource.UploadInParts upload -> kept(file, upload.fileName());
            case TextSource.Url _,
                    TextSource.StoredObject _,
                    TextSource.StoredObjects _,
                    TextSource.HubDataset _,
                    TextSource.Synthetic _,
                    TextSource.Derived _ -> source;
        };
    }

    private TextSource.Upload kept(Path file, String fileName) throws IOException {
        var key = new SourceAddress(Sha256.of(file)).key();
        if (!store.exists(key)) {
            store.put(key, file);
        }
        return new TextSource.Upload(key, fileName);
    }
}
