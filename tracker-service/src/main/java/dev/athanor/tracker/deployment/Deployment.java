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

    /** The rest is what the event says that it is made for. */
    @SuppressWarnings("NullAway.Init")
    Deployment(String endpoint) {
        this.endpoint = endpoint;
    }
}
