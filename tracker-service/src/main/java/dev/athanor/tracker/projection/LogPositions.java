package dev.athanor.tracker.projection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.OptionalLong;

/** The positions of the projections. */
@ApplicationScoped
public class LogPositions implements PanacheRepositoryBase<LogPosition, LogPosition.Key> {

    /** Where to read on, empty where nothing was read yet. */
    @Transactional
    public OptionalLong next(LogPosition.Key partition) {
        return findByIdOptional(partition).stream()
                .mapToLong(position -> position.nextOffset)
                .findFirst();
    }

    /** Everything before these offsets stands in the tables or in the dead letters. */
    @Transactional
    public void advance(Map<LogPosition.Key, Long> nextOffsets) {
        nextOffsets.forEach((partition, next) -> {
            var position = findById(partition);
            if (position == null) {
                position = new LogPosition(partition);
                persist(position);
            }
            position.nextOffset = Math.max(position.nextOffset, next);
        });
    }
}
