package dev.athanor.tracker.deployment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What an endpoint should serve. */
@Entity(name = "deployment")
public class Deployment {

    @Id
    public String endpoint;

    @JdbcTypeCode(SqlTypes.JSON)
    public String targets;

    public Instant changedAt;

    protected Deployment() {}

    /** Whoever makes one fills in what the event says. */
    @SuppressWarnings("NullAway.Init")
    Deployment(String endpoint) {
        this.endpoint = endpoint;
    }
}
