package dev.athanor.trainer.tokens;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.Manifest;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.NoSuchObjectException;
import dev.athanor.trainer.scratch.LocalFolder;
import dev.athanor.trainer.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dataset versions on the local disk. A version is fetched into a folder of its own and renamed when all of it is
 * verified, so that several trainers may share one cache: the first to finish wins, the others use what it brought.
 */
public final class DatasetCache {

    private static final Logger LOG = LoggerFactory.getLogger(DatasetCache.class);

    private final ArtifactStore store;
    private final Path folder;
    private final Scratch scratch;

    /**
     * @param store that holds the datasets
     * @param folder of the cache; created when needed
     * @param scratch for datasets on their way, on the same disk
     */
    public DatasetCache(ArtifactStore store, Path folder, Scratch scratch) {
        this.store = store;
        this.folder = folder;
        this.scratch = scratch;
    }

    /**
     * Opens a dataset version, fetching it if it is not here. The caller closes it.
     *
     * @return nothing if the store has no such version
     * @throws CorruptObjectException if it is not what its manifest says
     */
    public Optional<MappedDataset> open(DatasetAddress address) throws IOException {
        Optional<FolderReader> found = FolderReader.find(store, address.prefix());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        FolderReader dataset = found.get();
        DatasetDescription description = description(address, dataset);
        return Optional.of(MappedDataset.open(local(address, dataset), description, dataset.manifestSha256()));
    }

    private static DatasetDescription description(DatasetAddress address, FolderReader dataset) {
        try {
            return dataset.attributes(DatasetDescription.class);
        } catch (IllegalArgumentException e) {
            throw new CorruptObjectException(
                    "The manifest of " + address.prefix() + " does not describe a dataset: " + e.getMessage());
        }
    }

    private Path local(DatasetAddress address, FolderReader dataset) throws IOException {
        Path local =
                folder.resolve(address.name() + "-" + dataset.manifestSha256().substring(0, 16));
        if (!isWhole(local, dataset.manifest())) {
            fetch(address, dataset, local);
        }
        return local;
    }

    /** Hashes were verified when the files came; sizes show whether somebody cut them since. */
    private static boolean isWhole(Path local, Manifest manifest) throws IOException {
        for (Manifest.Entry entry : manifest.objects()) {
            Path file = local.resolve(entry.name());
            if (!Files.isRegularFile(file) || Files.size(file) != entry.bytes()) {
                return false;
            }
        }
        return true;
    }

    private void fetch(DatasetAddress address, FolderReader dataset, Path local) throws IOException {
        LOG.info("dataset={} version={} fetching", address.name(), address.version());
        Files.createDirectories(folder);
        try (LocalFolder incoming = scratch.create()) {
            for (Manifest.Entry entry : dataset.manifest().objects()) {
                download(dataset, address, entry.name(), incoming.path());
            }
            publish(incoming.path(), local, dataset.manifest());
        }
    }

    private static void download(FolderReader dataset, DatasetAddress address, String name, Path target) {
        try {
            dataset.download(name, target.resolve(name));
        } catch (NoSuchObjectException e) {
            throw new CorruptObjectException(
                    "The object " + address.prefix() + "/" + name + " is missing, although the manifest names it.");
        }
    }

    /** A folder that is damaged gives way; one that another trainer has brought meanwhile is as good as ours. */
    private static void publish(Path incoming, Path local, Manifest manifest) throws IOException {
        if (isWhole(local, manifest)) {
            return;
        }
        LocalFolder.delete(local);
        try {
            Files.move(incoming, local, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!isWhole(local, manifest)) {
                throw e;
            }
        }
    }
}
