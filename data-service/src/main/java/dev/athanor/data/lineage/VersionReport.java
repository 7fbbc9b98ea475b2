package dev.athanor.data.lineage;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.data.catalogue.Dependents;
import dev.athanor.data.catalogue.VersionName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one version.
 *
 * @param name of the dataset
 * @param version its content hash
 * @param description as its manifest has it, with the recipe
 * @param since the version before it, if there is one
 * @param changes against that one
 * @param derivedFrom versions that its samples come from
 * @param dependents what would miss it
 */
public record VersionReport(
        String name,
        String version,
        DatasetDescription description,
        @Nullable String since,
        List<VersionChange> changes,
        List<VersionName> derivedFrom,
        Dependents dependents) {

    public VersionReport {
        changes = List.copyOf(changes);
        derivedFrom = List.copyOf(derivedFrom);
    }
}
