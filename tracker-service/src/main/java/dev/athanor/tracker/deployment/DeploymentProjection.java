package dev.athanor.tracker.deployment;

import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.tracker.projection.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Which endpoints there should be: the newest word about each is the whole truth. */
@ApplicationScoped
public class DeploymentProjection implements Projection {

    private final EntityManager entities;

    public DeploymentProjection(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void apply(List<Envelope> events) {
        for (Envelope envelope : events) {
            if (envelope.event() instanceof DeploymentEvent event) {
                apply(event, envelope.time());
            }
        }
    }

    private void apply(DeploymentEvent event, Instant time) {
        var known = entities.find(Deployment.class, event.endpoint());
        switch (event) {
            case DeploymentEvent.Desired desired -> {
                var deployment = known != null ? known : new Deployment(desired.endpoint());
                deployment.targets =
                        JsonFormat.mapper().valueToTree(desired.targets()).toString();
                deployment.changedAt = time;
                entities.persist(deployment);
            }
            case DeploymentEvent.Withdrawn _ -> {
                if (known != null) {
                    entities.remove(known);
                }
            }
        }
    }
}
