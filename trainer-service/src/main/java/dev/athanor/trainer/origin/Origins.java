package dev.athanor.trainer.origin;

import dev.athanor.contracts.address.ImportDescription;
import dev.athanor.contracts.config.ModelConfiguration;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.trainer.cache.FolderCache;
import dev.athanor.trainer.scratch.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Brings the models that runs start from to this machine. */
public final class Origins {

    private final ArtifactStore store;
    private final FolderCache folders;

    /**
     * @param store that holds the models
     * @param folder of the cache; created when needed
     * @param scratch for models on their way, on the same disk
     */
    public Origins(ArtifactStore store, Path folder, Scratch scratch) {
        this.store = store;
        this.folders = new FolderCache(folder, scratch);
    }

    /**
     * The model that a configuration starts from.
     *
     * @return empty if it starts from nothing
     * @throws MissingModelException if the store has no such model
     * @throws dev.athanor.exchange.store.CorruptObjectException if it is not what its manifest says
     */
    public Optional<Origin> of(ModelConfiguration model) throws IOException, MissingModelException {
        if (!model.startsFromAnother()) {
            return Optional.empty();
        }
        FolderReader source =
                FolderReader.find(store, model.from()).orElseThrow(() -> new MissingModelException(model.from()));
        Path local = folders.local(model.from().split("/", -1)[1], model.from(), source);
        ImportDescription reach = source.attributes(ImportDescription.class);
        return Optional.of(new Origin(
                model.from(), local, source.manifestSha256(), reach.vocabularySize(), reach.contextLength()));
    }
}
