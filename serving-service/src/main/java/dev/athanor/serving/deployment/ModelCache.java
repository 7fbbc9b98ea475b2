package dev.athanor.serving.deployment;

import dev.athanor.contracts.address.Manifest;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Exports on the local disk, by the hash of their manifest: the same name is always the same content. A restart downloads
 * nothing that is there and whole.
 */
final class ModelCache {

    private final Path folder;

    /**
     * @param folder of the cache
     */
    ModelCache(Path folder) {
        this.folder = folder;
    }

    /**
     * A folder with every object of the export.
     *
     * @throws dev.athanor.exchange.store.CorruptObjectException if an object is not what the manifest says
     * @throws dev.athanor.exchange.store.StoreUnavailableException if the store does not answer
     */
    Path fetch(FolderReader export) {
        Path local = folder.resolve(export.manifestSha256());
        try {
            Files.createDirectories(local);
            for (Manifest.Entry entry : export.manifest().objects()) {
                Path file = local.resolve(entry.name());
                if (!isWhole(file, entry)) {
                    export.download(entry.name(), file);
                }
            }
            return local;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep an export in " + local, e);
        }
    }

    private static boolean isWhole(Path file, Manifest.Entry entry) throws IOException {
        return Files.exists(file)
                && Files.size(file) == entry.bytes()
                && Sha256.of(file).equals(entry.sha256());
    }
}
