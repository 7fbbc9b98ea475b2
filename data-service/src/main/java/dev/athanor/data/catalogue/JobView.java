package dev.athanor.data.catalogue;

import dev.athanor.contracts.event.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a job stands.
 *
 * @param dataset its name
 * @param job its id
 * @param state {@code queued}, {@code running}, {@code completed} or {@code failed}
 * @param stage what is being done, while it runs
 * @param fraction how much is done, from 0 to 1
 * @param version what came of it
 * @param failure why nothing came of it
 * @param requestedAt when it was asked for
 * @param updatedAt when something was last heard of it
 */
public record JobView(
        String dataset,
        String job,
        String state,
        @Nullable String stage,
        double fraction,
        @Nullable String version,
        @Nullable Failure failure,
        @Nullable Instant requestedAt,
        Instant updatedAt) {}
