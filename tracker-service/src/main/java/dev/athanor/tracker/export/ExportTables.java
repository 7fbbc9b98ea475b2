package dev.athanor.tracker.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The rows of exports. */
@ApplicationScoped
public class ExportTables {

    private final EntityManager entities;

    public ExportTables(EntityManager entities) {
        this.entities = entities;
    }

    /** The export's row, locked until the transaction ends; made by whichever topic speaks of it first. */
    Export locked(String id, String run, String model, String version, Instant time) {
        entities.createNativeQuery("""
                        insert into tracker.export (id, run_id, model, version, state, heard_at)
                        values (:id, :run, :model, :version, 'requested', :time) on conflict do nothing""")
                .setParameter("id", id)
                .setParameter("run", run)
                .setParameter("model", model)
                .setParameter("version", version)
                .setParameter("time", time)
                .executeUpdate();
        return Objects.requireNonNull(entities.find(Export.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The exports of a run, the newest first. */
    public List<Export> of(String run) {
        return entities.createQuery("from export where runId = :run order by heardAt desc, id", Export.class)
                .setParameter("run", run)
                .getResultList();
    }
}
