package dev.athanor.data.lineage;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.config.DatasetReference;
import dev.athanor.contracts.name.Names;
import dev.athanor.data.catalogue.DatasetCatalogue;
import dev.athanor.data.catalogue.VersionView;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import java.util.Optional;

/** Finds a version's folder by what people call the version. */
public final class VersionFolders {

    private final ArtifactStore store;
    private final DatasetCatalogue catalogue;

    public VersionFolders(ArtifactStore store, DatasetCatalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /**
     * The folder.
     *
     * @param version a hash or {@code latest}
     * @throws DatasetException if there is no such version
     */
    public FolderReader find(String name, String version) {
        return resolve(name, version)
                .flatMap(exact -> FolderReader.find(store, new DatasetAddress(name, exact).prefix()))
                .orElseThrow(() -> unknown(name, version));
    }

    private Optional<String> resolve(String name, String version) {
        if (!Names.isValid(name) || !Names.isValid(version)) {
            return Optional.empty();
        }
        return version.equals(DatasetReference.LATEST)
                ? catalogue.versions(name).stream().map(VersionView::version).findFirst()
                : Optional.of(version);
    }

    private DatasetException unknown(String name, String version) {
        return catalogue.find(name).isPresent()
                ? new DatasetException(
                        DatasetProblem.UNKNOWN_VERSION,
                        "The dataset '%s' has no version '%s': GET /api/datasets/%s lists them."
                                .formatted(name, version, name))
                : new DatasetException(
                        DatasetProblem.UNKNOWN_DATASET,
                        "There is no dataset '%s': GET /api/datasets lists those there are.".formatted(name));
    }
}
