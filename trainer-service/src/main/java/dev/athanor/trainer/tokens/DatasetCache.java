package dev.athanor.trainer.tokens;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.trainer.cache.FolderCache;
import dev.athanor.trainer.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Dataset versions on the local disk. */
public final class DatasetCache {

    private final ArtifactStore store;
    private final FolderCache folders;

    /**
     * @param store that holds the datasets
     * @param folder of the cache; created when needed
     * @param scratch for datasets on their way, on the same disk
     */
    public DatasetCache(ArtifactStore store, Path folder, Scratch scratch) {
        this.store = store;
        this.folders = new FolderCache(folder, scratch);
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
        return Optional.of(MappedDataset.open(
                folders.local(address.name(), address.prefix(), dataset), description, dataset.manifestSha256()));
    }

    private static DatasetDescription description(DatasetAddress address, FolderReader dataset) {
        try {
            return dataset.attributes(DatasetDescription.class);
        } catch (IllegalArgumentException e) {
            throw new CorruptObjectException(
                    "The manifest of " + address.prefix() + " does not describe a dataset: " + e.getMessage());
        }
    }
}
