package dev.athanor.data.preview;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.Names;
import dev.athanor.contracts.config.DatasetReference;
import dev.athanor.data.catalogue.DatasetCatalogue;
import dev.athanor.data.catalogue.VersionView;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds a version and decodes a stretch of it. */
public final class DatasetPreviews {

    private final ArtifactStore store;
    private final DatasetCatalogue catalogue;

    public DatasetPreviews(ArtifactStore store, DatasetCatalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /**
     * Decodes tokens, or samples.
     *
     * @param version a hash or {@code latest}
     * @throws DatasetException if there is no such version, or no such stretch of it
     */
    Preview preview(String name, String version, Stretch stretch) {
        try (var preview = new VersionPreview(store, find(name, version))) {
            return preview.show(stretch);
        }
    }

    /**
     * What the version's {@code stats.json} says.
     *
     * @param version a hash or {@code latest}
     * @throws DatasetException if there is no such version
     */
    String statistics(String name, String version) {
        return new String(find(name, version).read(DatasetAddress.STATISTICS), StandardCharsets.UTF_8);
    }

    /**
     * What the version's {@code report.json} says.
     *
     * @param version a hash or {@code latest}
     * @throws DatasetException if there is no such version, or it was made before there were reports
     */
    String report(String name, String version) {
        var folder = find(name, version);
        if (folder.manifest().objects().stream().noneMatch(entry -> entry.name().equals(DatasetAddress.REPORT))) {
            throw new DatasetException(
                    DatasetProblem.UNKNOWN_REPORT,
                    "The version '%s' of '%s' was made before there were reports.".formatted(version, name));
        }
        return new String(folder.read(DatasetAddress.REPORT), StandardCharsets.UTF_8);
    }

    private FolderReader find(String name, String version) {
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
