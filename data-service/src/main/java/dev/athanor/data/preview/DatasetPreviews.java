package dev.athanor.data.preview;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.data.lineage.VersionFolders;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.exchange.store.ArtifactStore;
import java.nio.charset.StandardCharsets;

/** Finds a version and decodes a stretch of it. */
public final class DatasetPreviews {

    private final ArtifactStore store;
    private final VersionFolders folders;

    public DatasetPreviews(ArtifactStore store, VersionFolders folders) {
        this.store = store;
        this.folders = folders;
    }

    /**
     * Decodes tokens, or samples.
     *
     * @param version a hash or {@code latest}
     * @throws DatasetException if there is no such version, or no such stretch of it
     */
    Preview preview(String name, String version, Stretch stretch) {
        try (var preview = new VersionPreview(store, folders.find(name, version))) {
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
        return new String(folders.find(name, version).read(DatasetAddress.STATISTICS), StandardCharsets.UTF_8);
    }

    /**
     * What the version's {@code report.json} says.
     *
     * @param version a hash or {@code latest}
     * @throws DatasetException if there is no such version, or it was made before there were reports
     */
    String report(String name, String version) {
        var folder = folders.find(name, version);
        if (folder.manifest().objects().stream().noneMatch(entry -> entry.name().equals(DatasetAddress.REPORT))) {
            throw new DatasetException(
                    DatasetProblem.UNKNOWN_REPORT,
                    "The version '%s' of '%s' was made before there were reports.".formatted(version, name));
        }
        return new String(folder.read(DatasetAddress.REPORT), StandardCharsets.UTF_8);
    }
}
