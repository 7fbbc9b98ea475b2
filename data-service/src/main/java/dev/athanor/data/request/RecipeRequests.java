package dev.athanor.data.request;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.data.catalogue.DatasetUses;
import dev.athanor.data.lineage.VersionFolders;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetInUseException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.exchange.event.EventPublisher;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for what is done with versions that there are: to make one again, to remove it. */
public final class RecipeRequests {

    private final VersionFolders folders;
    private final DatasetUses uses;
    private final EventPublisher publisher;

    public RecipeRequests(VersionFolders folders, DatasetUses uses, EventPublisher publisher) {
        this.folders = folders;
        this.uses = uses;
        this.publisher = publisher;
    }

    /**
     * Asks for a version to be made again, of what its source is now.
     *
     * @param version a hash or {@code latest}
     * @throws DatasetException if there is no such version, or it does not say how it was made
     */
    DatasetJobEvent.Requested rebuild(String name, String version) {
        var recipe =
                folders.find(name, version).attributes(DatasetDescription.class).recipe();
        if (recipe == null) {
            throw new DatasetException(
                    DatasetProblem.RECIPE_UNKNOWN,
                    "The version '%s' of '%s' does not say how it was made: an earlier release made it. Add it again."
                            .formatted(version, name));
        }
        var event = recipe.withJob(newJob()).withFiles(recipe.source().unpinned(), recipe.tokenizer());
        publisher.publishAndWait(event);
        return event;
    }

    /**
     * Asks for versions to be removed.
     *
     * @param version a hash or {@code latest}; null for all
     * @param force whether that others depend on them does not matter
     * @throws DatasetInUseException with what depends on them
     */
    DatasetJobEvent.DeletionRequested delete(String name, @Nullable String version, boolean force) {
        var description =
                folders.find(name, version == null ? "latest" : version).attributes(DatasetDescription.class);
        var exact = version == null ? null : description.version();
        var dependents = uses.of(name, exact);
        if (!force && !dependents.isEmpty()) {
            throw new DatasetInUseException(name, dependents);
        }
        var event = new DatasetJobEvent.DeletionRequested(newJob(), name, exact);
        publisher.publishAndWait(event);
        return event;
    }

    private static String newJob() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
