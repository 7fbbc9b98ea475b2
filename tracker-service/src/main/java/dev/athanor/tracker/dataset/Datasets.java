package dev.athanor.tracker.dataset;

import dev.athanor.contracts.config.DatasetReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Questions about the datasets that runs can be trained on. */
@ApplicationScoped
public class Datasets {

    private final EntityManager entities;

    public Datasets(EntityManager entities) {
        this.entities = entities;
    }

    /** The version that a reference names; {@code latest} is the one that was made last. */
    public Optional<DatasetVersion> find(DatasetReference reference) {
        return reference.version().equals(DatasetReference.LATEST)
                ? versions(reference.name()).stream().findFirst()
                : Optional.ofNullable(entities.find(
                        DatasetVersion.class, new DatasetVersion.Key(reference.name(), reference.version())));
    }

    /** All versions of a dataset, the newest first. */
    public List<DatasetVersion> versions(String name) {
        return entities.createQuery(
                        "from dataset_version where name = :name order by completedAt desc, version",
                        DatasetVersion.class)
                .setParameter("name", name)
                .getResultList();
    }

    /** The newest job of a dataset. */
    public Optional<Dataset> job(String name) {
        return Optional.ofNullable(entities.find(Dataset.class, name));
    }

    /** The names of all datasets with a version, in alphabetical order. */
    public List<String> names() {
        return entities.createQuery("select distinct name from dataset_version order by name", String.class)
                .getResultList();
    }
}
