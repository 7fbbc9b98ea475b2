package dev.athanor.tracker.projection;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;

/** How far the projections have read a partition. */
@Entity(name = "log_position")
@IdClass(LogPosition.Key.class)
public class LogPosition {

    /** Which partition of which topic. */
    public record Key(String topic, int partition) implements Serializable {}

    @Id
    public String topic;

    @Id
    public int partition;

    public long nextOffset;

    protected LogPosition() {}

    LogPosition(Key key) {
        this.topic = key.topic();
        this.partition = key.partition();
    }
}
