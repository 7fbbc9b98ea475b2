package dev.athanor.tracker.deployment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;

/** Questions about endpoints. */
@ApplicationScoped
public class Deployments {

    private final EntityManager entities;

    public Deployments(EntityManager entities) {
        this.entities = entities;
    }

    /** The endpoints that should serve a model version which was exported from the run. */
    public List<Deployment> of(String run) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select d.* from tracker.deployment d
                        where exists (
                            select 1 from jsonb_array_elements(d.targets) target
                            join tracker.export e
                              on e.model = target ->> 'model' and e.version = target ->> 'version'
                            where e.run_id = :run)
                        order by d.endpoint""", Deployment.class)
                .setParameter("run", run)
                .getResultList();
    }
}
