package dev.athanor.data.lineage;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.catalogue.DatasetCatalogue;
import dev.athanor.data.catalogue.DatasetUses;
import dev.athanor.data.catalogue.VersionName;
import dev.athanor.data.catalogue.VersionView;
import java.util.List;
import java.util.Optional;

/** Tells of versions. */
public final class VersionReports {

    private final VersionFolders folders;
    private final DatasetCatalogue catalogue;
    private final DatasetUses uses;

    public VersionReports(VersionFolders folders, DatasetCatalogue catalogue, DatasetUses uses) {
        this.folders = folders;
        this.catalogue = catalogue;
        this.uses = uses;
    }

    /**
     * One version.
     *
     * @param version a hash or {@code latest}
     */
    VersionReport report(String name, String version) {
        var description = describe(name, version);
        var before = before(description);
        return new VersionReport(
                name,
                description.version(),
                description,
                before.map(DatasetDescription::version).orElse(null),
                before.map(since -> VersionChange.between(since, description)).orElse(List.of()),
                parents(description),
                uses.of(name, description.version()));
    }

    /** What {@code version} has otherwise than {@code since}. */
    List<VersionChange> changes(String name, String version, String since) {
        return VersionChange.between(describe(name, since), describe(name, version));
    }

    private DatasetDescription describe(String name, String version) {
        return folders.find(name, version).attributes(DatasetDescription.class);
    }

    private Optional<DatasetDescription> before(DatasetDescription description) {
        return catalogue.versions(description.name()).stream()
                .map(VersionView::version)
                .dropWhile(version -> !version.equals(description.version()))
                .skip(1)
                .findFirst()
                .map(version -> describe(description.name(), version));
    }

    private static List<VersionName> parents(DatasetDescription description) {
        return description.source() instanceof TextSource.Derived derived
                ? derived.parts().stream()
                        .map(part -> new VersionName(part.dataset(), part.version()))
                        .toList()
                : List.of();
    }
}
